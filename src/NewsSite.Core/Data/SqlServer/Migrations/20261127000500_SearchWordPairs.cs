using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsSite.Core.Data.SqlServer.Migrations
{
    /// <summary>
    /// Nothing: this database's full-text index knows the places of words, PostgreSQL's does not and gets pairs of them. The migrations have the same
    /// names on every database, because a backup of one is restored into another that has come as far.
    /// </summary>
    public partial class SearchWordPairs : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
        }
    }
}
