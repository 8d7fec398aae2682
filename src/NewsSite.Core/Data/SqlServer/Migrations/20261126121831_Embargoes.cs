using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsSite.Core.Data.SqlServer.Migrations
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
                type: "datetime2(6)",
                precision: 6,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ApprovedBy",
                table: "Articles",
                type: "nvarchar(256)",
                maxLength: 256,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ApprovedNumber",
                table: "Articles",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "EmbargoedUntil",
                table: "Articles",
                type: "datetime2(6)",
                precision: 6,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "ScheduledTellsReaders",
                table: "Articles",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTime>(
                name: "SentBackAt",
                table: "Articles",
                type: "datetime2(6)",
                precision: 6,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "TrashedAt",
                table: "Articles",
                type: "datetime2(6)",
                precision: 6,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "WithdrawalDueAt",
                table: "Articles",
                type: "datetime2(6)",
                precision: 6,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ReviewNotes",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    ArticleId = table.Column<long>(type: "bigint", nullable: false),
                    RevisionNumber = table.Column<int>(type: "int", nullable: false),
                    Text = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    SentBackAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    EditorId = table.Column<long>(type: "bigint", nullable: true),
                    EditorName = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false)
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
