using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsSite.Core.Data.SqlServer.Migrations
{
    /// <summary>
    /// Nothing: only SQLite's indexes have something to gain. The migrations have the same names on every database, because a backup of one is restored
    /// into another that has come as far.
    /// </summary>
    public partial class SearchPairsAndBeginnings : Migration
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
