using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace NewsSite.Core.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class PreviewLinks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "PreviewLinks",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    ArticleId = table.Column<long>(type: "bigint", nullable: false),
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    MadeById = table.Column<long>(type: "bigint", nullable: true),
                    MadeBy = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    MadeAt = table.Column<DateTime>(type: "timestamp(6) with time zone", precision: 6, nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "timestamp(6) with time zone", precision: 6, nullable: false),
                    RevokedAt = table.Column<DateTime>(type: "timestamp(6) with time zone", precision: 6, nullable: true),
                    RevokedBy = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    Openings = table.Column<int>(type: "integer", nullable: false),
                    LastOpenedAt = table.Column<DateTime>(type: "timestamp(6) with time zone", precision: 6, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PreviewLinks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PreviewLinks_Articles_ArticleId",
                        column: x => x.ArticleId,
                        principalTable: "Articles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Branches_SettledAt_Id",
                table: "Branches",
                columns: new[] { "SettledAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Articles_OwnerId_State_SavedAt_Id",
                table: "Articles",
                columns: new[] { "OwnerId", "State", "SavedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_PreviewLinks_ArticleId_Id",
                table: "PreviewLinks",
                columns: new[] { "ArticleId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_PreviewLinks_Hash",
                table: "PreviewLinks",
                column: "Hash",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PreviewLinks");

            migrationBuilder.DropIndex(
                name: "IX_Branches_SettledAt_Id",
                table: "Branches");

            migrationBuilder.DropIndex(
                name: "IX_Articles_OwnerId_State_SavedAt_Id",
                table: "Articles");
        }
    }
}
