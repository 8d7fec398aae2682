using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsSite.Core.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Embargoes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "ApprovedAt",
                table: "Articles",
                type: "TEXT",
                precision: 6,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ApprovedBy",
                table: "Articles",
                type: "TEXT",
                maxLength: 256,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ApprovedNumber",
                table: "Articles",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "EmbargoedUntil",
                table: "Articles",
                type: "TEXT",
                precision: 6,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "ScheduledTellsReaders",
                table: "Articles",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTime>(
                name: "SentBackAt",
                table: "Articles",
                type: "TEXT",
                precision: 6,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "TrashedAt",
                table: "Articles",
                type: "TEXT",
                precision: 6,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "WithdrawalDueAt",
                table: "Articles",
                type: "TEXT",
                precision: 6,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ReviewNotes",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ArticleId = table.Column<long>(type: "INTEGER", nullable: false),
                    RevisionNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    SentBackAt = table.Column<DateTime>(type: "TEXT", precision: 6, nullable: false),
                    EditorId = table.Column<long>(type: "INTEGER", nullable: true),
                    EditorName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReviewNotes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReviewNotes_Articles_ArticleId",
                        column: x => x.ArticleId,
                        principalTable: "Articles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Articles_TrashedAt_Id",
                table: "Articles",
                columns: new[] { "TrashedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Articles_WithdrawalDueAt",
                table: "Articles",
                column: "WithdrawalDueAt");

            migrationBuilder.CreateIndex(
                name: "IX_ReviewNotes_ArticleId_Id",
                table: "ReviewNotes",
                columns: new[] { "ArticleId", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ReviewNotes");

            migrationBuilder.DropIndex(
                name: "IX_Articles_TrashedAt_Id",
                table: "Articles");

            migrationBuilder.DropIndex(
                name: "IX_Articles_WithdrawalDueAt",
                table: "Articles");

            migrationBuilder.DropColumn(
                name: "ApprovedAt",
                table: "Articles");

            migrationBuilder.DropColumn(
                name: "ApprovedBy",
                table: "Articles");

            migrationBuilder.DropColumn(
                name: "ApprovedNumber",
                table: "Articles");

            migrationBuilder.DropColumn(
                name: "EmbargoedUntil",
                table: "Articles");

            migrationBuilder.DropColumn(
                name: "ScheduledTellsReaders",
                table: "Articles");

            migrationBuilder.DropColumn(
                name: "SentBackAt",
                table: "Articles");

            migrationBuilder.DropColumn(
                name: "TrashedAt",
                table: "Articles");

            migrationBuilder.DropColumn(
                name: "WithdrawalDueAt",
                table: "Articles");
        }
    }
}
