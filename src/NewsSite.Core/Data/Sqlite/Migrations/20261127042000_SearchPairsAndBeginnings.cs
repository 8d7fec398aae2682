using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsSite.Core.Data.Sqlite.Migrations
{
    /// <summary>
    /// Makes the two FTS5 indexes anew with the beginnings of words beside the words: without them a beginning is put together from the places of all words
    /// that begin so before the newest can be taken. The index of all texts holds those of readers alone, as the desk looks through headlines. A third one
    /// holds the pairs of neighbouring words, each written as one word ("a b c" is "a a&#x624;b b&#x624;c c&#x624;", with a letter that folding makes
    /// another of), and no places: of a phrase it tells at once that nobody has it, where comparing the places of its words would take every text that has
    /// them all. A store of a million stories takes some minutes. A version that does not know these indexes finds the same, but for words left out in the
    /// desk's list. A migration that rebuilds the table drops the triggers with it and finds the views in its way: it drops them first and makes both again.
    /// </summary>
    public partial class SearchPairsAndBeginnings : Migration
    {
        // What an index is told when a text goes is read while it is still there: FTS5 must be given the very words that it was given before.
        private const string Take =
            """
            INSERT INTO "SearchHeadlines"("SearchHeadlines", rowid, "Headline") VALUES ('delete', old."Id", old."Headline");
            INSERT INTO "SearchIndex"("SearchIndex", rowid, "Headline", "Text") SELECT 'delete', "Id", "Headline", "Text" FROM "ReadersTexts" WHERE "Id" = old."Id";
            INSERT INTO "SearchPairs"("SearchPairs", rowid, "Pairs") SELECT 'delete', "Id", "Pairs" FROM "ReadersPairs" WHERE "Id" = old."Id";
            """;

        private const string Put =
            """
            INSERT INTO "SearchHeadlines"(rowid, "Headline") VALUES (new."Id", new."Headline");
            INSERT INTO "SearchIndex"(rowid, "Headline", "Text") SELECT "Id", "Headline", "Text" FROM "ReadersTexts" WHERE "Id" = new."Id";
            INSERT INTO "SearchPairs"(rowid, "Pairs") SELECT "Id", "Pairs" FROM "ReadersPairs" WHERE "Id" = new."Id";
            """;

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            DropIndexes(migrationBuilder);

            migrationBuilder.Sql("""CREATE VIEW "ReadersTexts" AS SELECT "Id", "Headline", "Text" FROM "SearchDocuments" WHERE "Audience" = 0;""");

            migrationBuilder.Sql(
                """
                CREATE VIEW "ReadersPairs" AS
                SELECT "Id", (
                    SELECT group_concat(word.value || ' ' || word.value || char(1572), '')
                    FROM json_each('["' || replace("Headline" || ' ' || "Text", ' ', '","') || '"]') AS word) AS "Pairs"
                FROM "ReadersTexts";
                """);

            migrationBuilder.Sql(
                """
                CREATE VIRTUAL TABLE "SearchHeadlines" USING fts5(
                    "Headline", content='SearchDocuments', content_rowid='Id', tokenize='ascii', columnsize=0, prefix='2 3 4');
                """);

            migrationBuilder.Sql(
                """
                CREATE VIRTUAL TABLE "SearchIndex" USING fts5(
                    "Headline", "Text", content='ReadersTexts', content_rowid='Id', tokenize='ascii', columnsize=0, prefix='4');
                """);

            migrationBuilder.Sql(
                """
                CREATE VIRTUAL TABLE "SearchPairs" USING fts5(
                    "Pairs", content='', tokenize='ascii', columnsize=0, detail=none);
                """);

            foreach (var index in new[] { "SearchHeadlines", "SearchIndex" })
                migrationBuilder.Sql($"""INSERT INTO "{index}"("{index}") VALUES ('rebuild');""");

            migrationBuilder.Sql("""INSERT INTO "SearchPairs"(rowid, "Pairs") SELECT "Id", "Pairs" FROM "ReadersPairs";""");

            Follow(migrationBuilder, "Inserted", "AFTER INSERT", Put);
            Follow(migrationBuilder, "Deleted", "BEFORE DELETE", Take);
            Follow(migrationBuilder, "Updating", "BEFORE UPDATE OF \"Headline\", \"Text\"", Take);
            Follow(migrationBuilder, "Updated", "AFTER UPDATE OF \"Headline\", \"Text\"", Put);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""DROP TRIGGER "SearchDocuments_Updating";""");
            DropIndexes(migrationBuilder);
            migrationBuilder.Sql("""DROP TABLE "SearchPairs";""");
            migrationBuilder.Sql("""DROP VIEW "ReadersPairs";""");
            migrationBuilder.Sql("""DROP VIEW "ReadersTexts";""");
            Search.MakeIndexes(migrationBuilder);
        }

        private static void Follow(MigrationBuilder migrationBuilder, string name, string when, string what) =>
            migrationBuilder.Sql($"""CREATE TRIGGER "SearchDocuments_{name}" {when} ON "SearchDocuments" BEGIN {what} END;""");

        private static void DropIndexes(MigrationBuilder migrationBuilder)
        {
            foreach (var name in new[] { "Updated", "Deleted", "Inserted" })
                migrationBuilder.Sql($"""DROP TRIGGER "SearchDocuments_{name}";""");
            foreach (var name in new[] { "SearchIndex", "SearchHeadlines" })
                migrationBuilder.Sql($"""DROP TABLE "{name}";""");
        }
    }
}
