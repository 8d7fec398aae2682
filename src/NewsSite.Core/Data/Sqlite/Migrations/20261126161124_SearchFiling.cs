using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsSite.Core.Data.Sqlite.Migrations
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
                UPDATE "SearchDocuments" SET "Headline" = "Headline" || (
                    SELECT ' ' || char(1570) || substr(a."PublishedAt", 1, 3) || ' ' || char(1571) || substr(a."PublishedAt", 1, 4)
                        || ' ' || char(1573) || substr(a."PublishedAt", 1, 4) || substr(a."PublishedAt", 6, 2)
                        || coalesce(' ' || char(1649) || a."SectionId", '')
                        || coalesce((
                            SELECT group_concat(' ' || char(1740) || l."TagId", '')
                            FROM (SELECT "TagId" FROM "TagListings" WHERE "ArticleId" = a."Id" ORDER BY "TagId") AS l), '')
                    FROM "Articles" AS a WHERE a."Id" = "SearchDocuments"."ArticleId")
                WHERE "Audience" = 0 AND "ArticleId" IN (SELECT "Id" FROM "Articles" WHERE "PublishedAt" IS NOT NULL);
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                UPDATE "SearchDocuments" SET "Headline" = substr("Headline", 1, instr("Headline", ' ' || char(1570)) - 1)
                WHERE "Audience" = 0 AND instr("Headline", ' ' || char(1570)) > 0;
                """);
        }
    }
}
