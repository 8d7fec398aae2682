using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsSite.Core.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class FrontPageDesk : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "FrontLaunches",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Before = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    LaunchedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    LaunchedBy = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FrontLaunches", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "FrontStates",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false),
                    Live = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Draft = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    DraftNumber = table.Column<long>(type: "bigint", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    ChangedBy = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    Scheduled = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    ScheduledFor = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    ScheduledBy = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    BannerText = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    BannerArticleId = table.Column<long>(type: "bigint", nullable: true),
                    BannerUntil = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FrontStates", x => x.Id);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "FrontLaunches");

            migrationBuilder.DropTable(
                name: "FrontStates");
        }
    }
}
