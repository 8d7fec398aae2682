using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsSite.Core.Data.SqlServer.Migrations
{
    /// <summary>
    /// A full-text index over <c>SearchDocuments</c> where the server has the feature and the account may make a catalog; search falls back
    /// to LIKE where it does not (see <c>SqlServerSearch</c>). Full-text statements refuse to run in a transaction, so each asks first what
    /// is there and can run again.
    /// </summary>
    public partial class Search : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                IF SERVERPROPERTY('IsFullTextInstalled') = 1
                    AND HAS_PERMS_BY_NAME(DB_NAME(), 'DATABASE', 'CREATE FULLTEXT CATALOG') = 1
                    AND NOT EXISTS (SELECT * FROM sys.fulltext_catalogs WHERE name = N'NewsSiteSearch')
                    EXEC(N'CREATE FULLTEXT CATALOG [NewsSiteSearch]');
                """,
                suppressTransaction: true);

            migrationBuilder.Sql(
                """
                IF EXISTS (SELECT * FROM sys.fulltext_catalogs WHERE name = N'NewsSiteSearch')
                    AND NOT EXISTS (SELECT * FROM sys.fulltext_indexes WHERE object_id = OBJECT_ID(N'[SearchDocuments]'))
                    EXEC(N'CREATE FULLTEXT INDEX ON [SearchDocuments] ([Headline] LANGUAGE 0, [Text] LANGUAGE 0)
                        KEY INDEX [PK_SearchDocuments] ON [NewsSiteSearch] WITH (CHANGE_TRACKING = AUTO, STOPLIST = OFF)');
                """,
                suppressTransaction: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                IF EXISTS (SELECT * FROM sys.fulltext_indexes WHERE object_id = OBJECT_ID(N'[SearchDocuments]'))
                    EXEC(N'DROP FULLTEXT INDEX ON [SearchDocuments]');
                """,
                suppressTransaction: true);

            migrationBuilder.Sql(
                """
                IF EXISTS (SELECT * FROM sys.fulltext_catalogs WHERE name = N'NewsSiteSearch')
                    EXEC(N'DROP FULLTEXT CATALOG [NewsSiteSearch]');
                """,
                suppressTransaction: true);
        }
    }
}
