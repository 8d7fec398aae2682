using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsSite.Core.Data.Postgres.Migrations
{
    /// <summary>
    /// The pairs of neighbouring words beside the word vectors, made by the database and unknown to the model. The index of the vectors knows no places: of a
    /// phrase it tells who has its words somewhere, and each of them would be looked into; half of all stories have "of" and "the". Pairs stand as one of
    /// 131,072 numbers each, so that the index stays small: who has the numbers of a phrase nearly always has the phrase. <c>hashtext</c> is what the
    /// database's own hash indexes stand on, so it stays the same over its versions. The readers' texts have indexes of their own for words, pairs, their
    /// order and that within the month under which they are filed, as the desk looks through headlines only. A store of a million stories takes some minutes.
    /// </summary>
    public partial class SearchWordPairs : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                CREATE FUNCTION "WordPairs"(folded text) RETURNS integer[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
                    SELECT coalesce(array_agg(DISTINCT hashtext(word || ' ' || next) & 131071), '{}')
                    FROM (SELECT string_to_array(folded, ' ') AS words) AS split, unnest(words, words[2:]) AS pair(word, next)
                    WHERE next IS NOT NULL
                $$;
                """);

            migrationBuilder.Sql(
                """
                ALTER TABLE "SearchDocuments" ADD COLUMN "WordPairs" integer[] NOT NULL
                    GENERATED ALWAYS AS ("WordPairs"(left("Headline", 20000) || ' ' || left("Text", 180000))) STORED;
                """);

            migrationBuilder.Sql(
                """
                CREATE INDEX "IX_SearchDocuments_WordPairs" ON "SearchDocuments" USING gin ("WordPairs") WHERE "Audience" = 0;
                """);

            migrationBuilder.Sql(
                """
                DROP INDEX "IX_SearchDocuments_Words", "IX_SearchDocuments_HeadlineWords";
                """);

            migrationBuilder.Sql(
                """
                CREATE INDEX "IX_SearchDocuments_Words" ON "SearchDocuments" USING gin ("Words") WHERE "Audience" = 0;
                """);

            migrationBuilder.Sql(
                """
                CREATE INDEX "IX_SearchDocuments_HeadlineWords" ON "SearchDocuments" USING gin ("HeadlineWords") WHERE "Audience" = 0;
                """);

            migrationBuilder.Sql(
                """
                CREATE INDEX "IX_SearchDocuments_Desk" ON "SearchDocuments" USING gin ("HeadlineWords") WHERE "Audience" = 1;
                """);

            migrationBuilder.Sql(
                """
                CREATE INDEX "IX_SearchDocuments_Readers" ON "SearchDocuments" ("Id") WHERE NOT "Audience"::boolean;
                """);

            migrationBuilder.Sql(
                """
                CREATE INDEX "IX_SearchDocuments_Months" ON "SearchDocuments" (substr("Headline", strpos("Headline", chr(1573)), 7), "Id") WHERE NOT "Audience"::boolean;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                ALTER TABLE "SearchDocuments" DROP COLUMN "WordPairs";
                """);

            migrationBuilder.Sql(
                """
                DROP FUNCTION "WordPairs"(text);
                """);

            migrationBuilder.Sql(
                """
                DROP INDEX "IX_SearchDocuments_Words", "IX_SearchDocuments_HeadlineWords", "IX_SearchDocuments_Desk", "IX_SearchDocuments_Readers", "IX_SearchDocuments_Months";
                """);

            migrationBuilder.Sql(
                """
                CREATE INDEX "IX_SearchDocuments_Words" ON "SearchDocuments" USING gin ("Words");
                """);

            migrationBuilder.Sql(
                """
                CREATE INDEX "IX_SearchDocuments_HeadlineWords" ON "SearchDocuments" USING gin ("HeadlineWords");
                """);
        }
    }
}
