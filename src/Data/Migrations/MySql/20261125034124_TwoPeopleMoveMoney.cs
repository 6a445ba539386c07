using System;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace VillageCloud.Data.Migrations.MySql
{
    /// <inheritdoc />
    public partial class TwoPeopleMoveMoney : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "approved_at",
                table: "refunds",
                type: "datetime(6)",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "approved_by",
                table: "refunds",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "declined_at",
                table: "refunds",
                type: "datetime(6)",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "declined_by",
                table: "refunds",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "confirmed_by",
                table: "payouts",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "reissued_by",
                table: "payouts",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "posting_requests",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("MySql:ValueGenerationStrategy", MySqlValueGenerationStrategy.IdentityColumn),
                    cooperative_id = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "varchar(32)", maxLength: 32, nullable: false)
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    reference = table.Column<string>(type: "varchar(64)", maxLength: 64, nullable: false)
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    effective_at = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    status = table.Column<string>(type: "varchar(32)", maxLength: 32, nullable: false)
                        .Annotation("MySql:CharSet", "utf8mb4"),
                    requested_by = table.Column<long>(type: "bigint", nullable: false),
                    requested_at = table.Column<DateTime>(type: "datetime(6)", nullable: false),
                    approved_by = table.Column<long>(type: "bigint", nullable: true),
                    approved_at = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    declined_by = table.Column<long>(type: "bigint", nullable: true),
                    declined_at = table.Column<DateTime>(type: "datetime(6)", nullable: true),
                    open_slot = table.Column<int>(type: "int", nullable: true),
                    version = table.Column<int>(type: "int", nullable: false),
                    amount_fen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_posting_requests", x => x.id);
                    table.CheckConstraint("ck_posting_requests_amount", "amount_fen > 0");
                    table.CheckConstraint("ck_posting_requests_approved", "status <> 'Approved' OR approved_by IS NOT NULL");
                    table.CheckConstraint("ck_posting_requests_two_people", "approved_by IS NULL OR approved_by <> requested_by");
                })
                .Annotation("MySql:CharSet", "utf8mb4");

            // What stood before was decided by one person and sent at once; where it has got to stays true.
            migrationBuilder.Sql("UPDATE refunds SET approved_at = requested_at;");
            migrationBuilder.Sql("UPDATE refunds SET status = 'Approved' WHERE status = 'Requested';");

            migrationBuilder.AddCheckConstraint(
                name: "ck_refunds_approved",
                table: "refunds",
                sql: "status IN ('Requested', 'Declined') OR approved_at IS NOT NULL");

            migrationBuilder.AddCheckConstraint(
                name: "ck_refunds_two_people",
                table: "refunds",
                sql: "approved_by IS NULL OR approved_by <> requested_by");

            migrationBuilder.CreateIndex(
                name: "IX_posting_requests_cooperative_id_kind_reference_open_slot",
                table: "posting_requests",
                columns: new[] { "cooperative_id", "kind", "reference", "open_slot" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "posting_requests");

            migrationBuilder.Sql("UPDATE refunds SET status = 'Requested' WHERE status = 'Approved';");
            migrationBuilder.Sql("UPDATE refunds SET status = 'Closed' WHERE status = 'Declined';");

            migrationBuilder.DropCheckConstraint(
                name: "ck_refunds_approved",
                table: "refunds");

            migrationBuilder.DropCheckConstraint(
                name: "ck_refunds_two_people",
                table: "refunds");

            migrationBuilder.DropColumn(
                name: "approved_at",
                table: "refunds");

            migrationBuilder.DropColumn(
                name: "approved_by",
                table: "refunds");

            migrationBuilder.DropColumn(
                name: "declined_at",
                table: "refunds");

            migrationBuilder.DropColumn(
                name: "declined_by",
                table: "refunds");

            migrationBuilder.DropColumn(
                name: "confirmed_by",
                table: "payouts");

            migrationBuilder.DropColumn(
                name: "reissued_by",
                table: "payouts");
        }
    }
}
