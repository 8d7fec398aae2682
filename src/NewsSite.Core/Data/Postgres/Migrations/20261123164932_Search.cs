using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsSite.Core.Data.Postgres.Migrations
{
    /// <summary>
    /// Two word vectors beside <c>SearchDocuments</c>, made by the database from the folded texts and unknown to the model. Headlines have one
    /// of their own because the index does not hold the weights: a word that stands in every text and in no headline would be looked up text by text.
    /// The weights keep a phrase from matching across the end of the headline. A vector holds 1 MB at most and an insert beyond it fails:
    /// 180,000 characters (about 30,000 words, the longest of stories) stay below it in every script.
    /// </summary>
    public partial class Search : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                ALTER TABLE "SearchDocuments"
                    ADD COLUMN "HeadlineWords" tsvector NOT NULL GENERATED ALWAYS AS (to_tsvector('pg_catalog.simple', left("Headline", 20000))) STORED,
                    ADD COLUMN "Words" tsvector NOT NULL GENERATED ALWAYS AS (
                        setweight(to_tsvector('pg_catalog.simple', left("Headline", 20000)), 'A') ||
                        setweight(to_tsvector('pg_catalog.simple', left("Text", 180000)), 'B')) STORED;
                """);

            migrationBuilder.Sql(
                """
                CREATE INDEX "IX_SearchDocuments_HeadlineWords" ON "SearchDocuments" USING gin ("HeadlineWords");
                """);

            migrationBuilder.Sql(
                """
                CREATE INDEX "IX_SearchDocuments_Words" ON "SearchDocuments" USING gin ("Words");
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                ALTER TABLE "SearchDocuments" DROP COLUMN "HeadlineWords", DROP COLUMN "Words";
                """);
        }
    }
}
