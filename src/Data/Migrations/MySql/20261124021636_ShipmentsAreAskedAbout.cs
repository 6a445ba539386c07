using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace VillageCloud.Data.Migrations.MySql
{
    /// <inheritdoc />
    public partial class ShipmentsAreAskedAbout : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "next_query_at",
                table: "shipments",
                type: "datetime(6)",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_shipments_cooperative_id_next_query_at",
                table: "shipments",
                columns: new[] { "cooperative_id", "next_query_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_shipments_cooperative_id_next_query_at",
                table: "shipments");

            migrationBuilder.DropColumn(
                name: "next_query_at",
                table: "shipments");
        }
    }
}
