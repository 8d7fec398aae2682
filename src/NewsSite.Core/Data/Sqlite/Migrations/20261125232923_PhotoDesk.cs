using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace NewsSite.Core.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class PhotoDesk : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsDecorative",
                table: "PhotoUses",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            // With its reference: to add that later SQLite has to build the table anew, outside the transaction.
            migrationBuilder.Sql("ALTER TABLE \"Photos\" ADD COLUMN \"AgencyId\" INTEGER NULL CONSTRAINT \"FK_Photos_Agencies_AgencyId\" REFERENCES \"Agencies\" (\"Id\") ON DELETE RESTRICT;");

            migrationBuilder.AddColumn<string>(
                name: "Colour",
                table: "Photos",
                type: "TEXT",
                maxLength: 6,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Copyright",
                table: "Photos",
                type: "TEXT",
                maxLength: 2000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTime>(
                name: "DeletedAt",
                table: "Photos",
                type: "TEXT",
                precision: 6,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "EndedAt",
                table: "Photos",
                type: "TEXT",
                precision: 6,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "FocusX",
                table: "Photos",
                type: "INTEGER",
                nullable: false,
                defaultValue: 500);

            migrationBuilder.AddColumn<int>(
                name: "FocusY",
                table: "Photos",
                type: "INTEGER",
                nullable: false,
                defaultValue: 500);

            migrationBuilder.AddColumn<bool>(
                name: "IsForSectionsOnly",
                table: "Photos",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "IsOnceOnly",
                table: "Photos",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Keywords",
                table: "Photos",
                type: "TEXT",
                maxLength: 2000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Offered",
                table: "Photos",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "People",
                table: "Photos",
                type: "TEXT",
                maxLength: 2000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Photographer",
                table: "Photos",
                type: "TEXT",
                maxLength: 300,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Place",
                table: "Photos",
                type: "TEXT",
                maxLength: 300,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "RenditionTag",
                table: "Photos",
                type: "TEXT",
                maxLength: 16,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "SearchText",
                table: "Photos",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Source",
                table: "Photos",
                type: "TEXT",
                maxLength: 300,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateOnly>(
                name: "TakenOn",
                table: "Photos",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "UsableFrom",
                table: "Photos",
                type: "TEXT",
                precision: 6,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "UsableUntil",
                table: "Photos",
                type: "TEXT",
                precision: 6,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "UsageTerms",
                table: "Photos",
                type: "TEXT",
                maxLength: 2000,
                nullable: false,
                defaultValue: "");

            // As well as SQL can fold; a photo is folded properly when it is next saved.
            migrationBuilder.Sql("""UPDATE "Photos" SET "SearchText" = lower("FileName" || ' ' || "Caption" || ' ' || "Credit" || ' ' || "AlternativeText");""");

            migrationBuilder.CreateTable(
                name: "Agencies",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    CreditLine = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Aliases = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Agencies", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PhotoSections",
                columns: table => new
                {
                    PhotoId = table.Column<long>(type: "INTEGER", nullable: false),
                    SectionId = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PhotoSections", x => new { x.PhotoId, x.SectionId });
                    table.ForeignKey(
                        name: "FK_PhotoSections_Photos_PhotoId",
                        column: x => x.PhotoId,
                        principalTable: "Photos",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_PhotoSections_Sections_SectionId",
                        column: x => x.SectionId,
                        principalTable: "Sections",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                table: "Agencies",
                columns: new[] { "Id", "Aliases", "CreditLine", "Key", "Name", "Version" },
                values: new object[,]
                {
                    { 1L, "AFP, AFP Photo, أ ف ب, فرانس برس, وكالة فرانس برس", "AFP", "agencefrancepresse", "Agence France-Presse", 0L },
                    { 2L, "AP, AP Photo, The Associated Press, أ ب, أسوشيتد برس", "AP", "associatedpress", "Associated Press", 0L },
                    { 3L, "Thomson Reuters, رويترز", "Reuters", "reuters", "Reuters", 0L },
                    { 4L, "Getty, غيتي, غيتي إيميجز, جيتي", "Getty Images", "gettyimages", "Getty Images", 0L },
                    { 5L, "EPA, EPA-EFE, EFE, إ ب أ", "EPA", "europeanpressphotoagency", "European Pressphoto Agency", 0L },
                    { 6L, "dpa, DPA Picture Alliance, Picture Alliance, د ب أ", "dpa", "deutschepresseagentur", "Deutsche Presse-Agentur", 0L },
                    { 7L, "PA, PA Wire, PA Images, Press Association", "PA", "pamedia", "PA Media", 0L },
                    { 8L, "UPI", "UPI", "unitedpressinternational", "United Press International", 0L },
                    { 9L, "Xinhua News Agency, شينخوا", "Xinhua", "xinhua", "Xinhua", 0L },
                    { 10L, "Anadolu, AA, الأناضول", "Anadolu", "anadoluagency", "Anadolu Agency", 0L },
                    { 11L, "Itar-Tass, تاس", "TASS", "tass", "TASS", 0L },
                    { 12L, "Kyodo", "Kyodo", "kyodonews", "Kyodo News", 0L },
                    { 13L, "ANSA", "ANSA", "agenzianazionalestampaassociata", "Agenzia Nazionale Stampa Associata", 0L },
                    { 14L, "The Canadian Press, CP", "The Canadian Press", "canadianpress", "Canadian Press", 0L },
                    { 15L, "Bloomberg via Getty", "Bloomberg", "bloomberg", "Bloomberg", 0L },
                    { 16L, "Alamy Stock Photo", "Alamy", "alamy", "Alamy", 0L },
                    { 17L, "Rex, Rex Features", "Shutterstock", "shutterstock", "Shutterstock", 0L },
                    { 18L, "Sipa Press, Sipa USA", "SIPA", "sipa", "SIPA", 0L },
                    { 19L, "ZUMA, Zuma Wire", "ZUMA", "zumapress", "ZUMA Press", 0L },
                    { 20L, "نور فوتو", "NurPhoto", "nurphoto", "NurPhoto", 0L },
                    { 21L, "وفا", "WAFA", "wafa", "WAFA", 0L },
                    { 22L, "SPA, واس", "SPA", "saudipressagency", "Saudi Press Agency", 0L },
                    { 23L, "WAM, وام", "WAM", "emiratesnewsagency", "Emirates News Agency", 0L },
                    { 24L, "MENA, أ ش أ", "MENA", "middleeastnewsagency", "Middle East News Agency", 0L },
                    { 25L, "SANA, سانا", "SANA", "syrianarabnewsagency", "Syrian Arab News Agency", 0L },
                    { 26L, "UN Photo, UN, الأمم المتحدة", "UN Photo", "unitednations", "United Nations", 0L }
                });

            migrationBuilder.CreateIndex(
                name: "IX_Photos_AgencyId",
                table: "Photos",
                column: "AgencyId");

            migrationBuilder.CreateIndex(
                name: "IX_Photos_DeletedAt_Id",
                table: "Photos",
                columns: new[] { "DeletedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Photos_UsableUntil_Id",
                table: "Photos",
                columns: new[] { "UsableUntil", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Agencies_Key",
                table: "Agencies",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PhotoSections_SectionId",
                table: "PhotoSections",
                column: "SectionId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Photos_Agencies_AgencyId",
                table: "Photos");

            migrationBuilder.DropTable(
                name: "Agencies");

            migrationBuilder.DropTable(
                name: "PhotoSections");

            migrationBuilder.DropIndex(
                name: "IX_Photos_AgencyId",
                table: "Photos");

            migrationBuilder.DropIndex(
                name: "IX_Photos_DeletedAt_Id",
                table: "Photos");

            migrationBuilder.DropIndex(
                name: "IX_Photos_UsableUntil_Id",
                table: "Photos");

            migrationBuilder.DropColumn(
                name: "IsDecorative",
                table: "PhotoUses");

            migrationBuilder.DropColumn(
                name: "AgencyId",
                table: "Photos");

            migrationBuilder.DropColumn(
                name: "Colour",
                table: "Photos");

            migrationBuilder.DropColumn(
                name: "Copyright",
                table: "Photos");

            migrationBuilder.DropColumn(
                name: "DeletedAt",
                table: "Photos");

            migrationBuilder.DropColumn(
                name: "EndedAt",
                table: "Photos");

            migrationBuilder.DropColumn(
                name: "FocusX",
                table: "Photos");

            migrationBuilder.DropColumn(
                name: "FocusY",
                table: "Photos");

            migrationBuilder.DropColumn(
                name: "IsForSectionsOnly",
                table: "Photos");

            migrationBuilder.DropColumn(
                name: "IsOnceOnly",
                table: "Photos");

            migrationBuilder.DropColumn(
                name: "Keywords",
                table: "Photos");

            migrationBuilder.DropColumn(
                name: "Offered",
                table: "Photos");

            migrationBuilder.DropColumn(
                name: "People",
                table: "Photos");

            migrationBuilder.DropColumn(
                name: "Photographer",
                table: "Photos");

            migrationBuilder.DropColumn(
                name: "Place",
                table: "Photos");

            migrationBuilder.DropColumn(
                name: "RenditionTag",
                table: "Photos");

            migrationBuilder.DropColumn(
                name: "SearchText",
                table: "Photos");

            migrationBuilder.DropColumn(
                name: "Source",
                table: "Photos");

            migrationBuilder.DropColumn(
                name: "TakenOn",
                table: "Photos");

            migrationBuilder.DropColumn(
                name: "UsableFrom",
                table: "Photos");

            migrationBuilder.DropColumn(
                name: "UsableUntil",
                table: "Photos");

            migrationBuilder.DropColumn(
                name: "UsageTerms",
                table: "Photos");
        }
    }
}
