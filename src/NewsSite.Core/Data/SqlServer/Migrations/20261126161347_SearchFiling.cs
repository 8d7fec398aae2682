using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsSite.Core.Data.SqlServer.Migrations
{
    /// <summary>
    /// Files the search texts that are there already: what <c>SearchFiling</c> writes behind a headline, in SQL. A store of a million stories takes some
    /// minutes. A node of the version before files nothing: its stories are found, but under no filter, until they are published again.
    /// </summary>
    public partial class SearchFiling : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                UPDATE d SET [Headline] = d.[Headline]
                    + N' ' + NCHAR(1570) + LEFT(CONVERT(nvarchar(8), a.[PublishedAt], 112), 3)
                    + N' ' + NCHAR(1571) + LEFT(CONVERT(nvarchar(8), a.[PublishedAt], 112), 4)
                    + N' ' + NCHAR(1573) + LEFT(CONVERT(nvarchar(8), a.[PublishedAt], 112), 6)
                    + COALESCE(N' ' + NCHAR(1649) + CAST(a.[SectionId] AS nvarchar(20)), N'')
                    + COALESCE((
                        SELECT STRING_AGG(N' ' + NCHAR(1740) + CAST(l.[TagId] AS nvarchar(20)), N'') WITHIN GROUP (ORDER BY l.[TagId])
                        FROM [TagListings] AS l WHERE l.[ArticleId] = a.[Id]), N'')
                FROM [SearchDocuments] AS d INNER JOIN [Articles] AS a ON a.[Id] = d.[ArticleId]
                WHERE d.[Audience] = 0 AND a.[PublishedAt] IS NOT NULL;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                UPDATE [SearchDocuments] SET [Headline] = LEFT([Headline], CHARINDEX(N' ' + NCHAR(1570) COLLATE Latin1_General_BIN2, [Headline] COLLATE Latin1_General_BIN2) - 1)
                WHERE [Audience] = 0 AND CHARINDEX(N' ' + NCHAR(1570) COLLATE Latin1_General_BIN2, [Headline] COLLATE Latin1_General_BIN2) > 0;
                """);
        }
    }
}
