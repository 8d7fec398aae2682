using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsSite.Core.Data.Postgres.Migrations
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
                UPDATE "SearchDocuments" AS d SET "Headline" = d."Headline"
                    || ' ' || chr(1570) || left(to_char(a."PublishedAt" AT TIME ZONE 'UTC', 'YYYY'), 3)
                    || ' ' || chr(1571) || to_char(a."PublishedAt" AT TIME ZONE 'UTC', 'YYYY')
                    || ' ' || chr(1573) || to_char(a."PublishedAt" AT TIME ZONE 'UTC', 'YYYYMM')
                    || coalesce(' ' || chr(1649) || a."SectionId", '')
                    || coalesce((SELECT string_agg(' ' || chr(1740) || l."TagId", '' ORDER BY l."TagId") FROM "TagListings" AS l WHERE l."ArticleId" = a."Id"), '')
                FROM "Articles" AS a
                WHERE a."Id" = d."ArticleId" AND d."Audience" = 0 AND a."PublishedAt" IS NOT NULL;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                UPDATE "SearchDocuments" SET "Headline" = left("Headline", strpos("Headline", ' ' || chr(1570)) - 1)
                WHERE "Audience" = 0 AND strpos("Headline", ' ' || chr(1570)) > 0;
                """);
        }
    }
}
