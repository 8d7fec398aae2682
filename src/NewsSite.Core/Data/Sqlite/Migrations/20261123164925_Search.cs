using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsSite.Core.Data.Sqlite.Migrations
{
    /// <summary>
    /// Two FTS5 indexes over <c>SearchDocuments</c>, kept by triggers. Headlines have one of their own because a word that stands in every
    /// text and in no headline would otherwise be looked through text by text. The texts are folded already, so the tokenizer that only
    /// splits at spaces ("ascii") is the right one; nothing ranks by length, hence <c>columnsize=0</c>. A migration that rebuilds the table
    /// drops the triggers with it and has to make them again.
    /// </summary>
    public partial class Search : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => MakeIndexes(migrationBuilder);

        /// <summary>For whoever takes back a later migration that made them anew.</summary>
        internal static void MakeIndexes(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                CREATE VIRTUAL TABLE "SearchHeadlines" USING fts5(
                    "Headline", content='SearchDocuments', content_rowid='Id', tokenize='ascii', columnsize=0);
                """);

            migrationBuilder.Sql(
                """
                CREATE VIRTUAL TABLE "SearchIndex" USING fts5(
                    "Headline", "Text", content='SearchDocuments', content_rowid='Id', tokenize='ascii', columnsize=0);
                """);

            migrationBuilder.Sql(
                """
                INSERT INTO "SearchHeadlines"("SearchHeadlines") VALUES ('rebuild');
                """);

            migrationBuilder.Sql(
                """
                INSERT INTO "SearchIndex"("SearchIndex") VALUES ('rebuild');
                """);

            migrationBuilder.Sql(
                """
                CREATE TRIGGER "SearchDocuments_Inserted" AFTER INSERT ON "SearchDocuments" BEGIN
                    INSERT INTO "SearchHeadlines"(rowid, "Headline") VALUES (new."Id", new."Headline");
                    INSERT INTO "SearchIndex"(rowid, "Headline", "Text") VALUES (new."Id", new."Headline", new."Text");
                END;
                """);

            migrationBuilder.Sql(
                """
                CREATE TRIGGER "SearchDocuments_Deleted" AFTER DELETE ON "SearchDocuments" BEGIN
                    INSERT INTO "SearchHeadlines"("SearchHeadlines", rowid, "Headline") VALUES ('delete', old."Id", old."Headline");
                    INSERT INTO "SearchIndex"("SearchIndex", rowid, "Headline", "Text") VALUES ('delete', old."Id", old."Headline", old."Text");
                END;
                """);

            migrationBuilder.Sql(
                """
                CREATE TRIGGER "SearchDocuments_Updated" AFTER UPDATE OF "Headline", "Text" ON "SearchDocuments" BEGIN
                    INSERT INTO "SearchHeadlines"("SearchHeadlines", rowid, "Headline") VALUES ('delete', old."Id", old."Headline");
                    INSERT INTO "SearchIndex"("SearchIndex", rowid, "Headline", "Text") VALUES ('delete', old."Id", old."Headline", old."Text");
                    INSERT INTO "SearchHeadlines"(rowid, "Headline") VALUES (new."Id", new."Headline");
                    INSERT INTO "SearchIndex"(rowid, "Headline", "Text") VALUES (new."Id", new."Headline", new."Text");
                END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""DROP TRIGGER "SearchDocuments_Updated";""");
            migrationBuilder.Sql("""DROP TRIGGER "SearchDocuments_Deleted";""");
            migrationBuilder.Sql("""DROP TRIGGER "SearchDocuments_Inserted";""");
            migrationBuilder.Sql("""DROP TABLE "SearchIndex";""");
            migrationBuilder.Sql("""DROP TABLE "SearchHeadlines";""");
        }
    }
}
