using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace VillageCloud.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class TwoPeopleMoveMoney : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // A constraint that comes with a new column needs no new table, so that all of this stays one transaction. What
            // stood before was decided by one person and sent at once; where it has got to stays true.
            migrationBuilder.Sql("ALTER TABLE refunds ADD COLUMN approved_at TEXT NULL;");
            migrationBuilder.Sql("UPDATE refunds SET approved_at = requested_at;");
            migrationBuilder.Sql("UPDATE refunds SET status = 'Approved' WHERE status = 'Requested';");
            migrationBuilder.Sql("ALTER TABLE refunds ADD COLUMN approved_by INTEGER NULL CONSTRAINT ck_refunds_two_people CHECK (approved_by IS NULL OR approved_by <> requested_by);");
            migrationBuilder.Sql("ALTER TABLE refunds ADD COLUMN declined_at TEXT NULL;");
            migrationBuilder.Sql("ALTER TABLE refunds ADD COLUMN declined_by INTEGER NULL CONSTRAINT ck_refunds_approved CHECK (status IN ('Requested', 'Declined') OR approved_at IS NOT NULL);");
            migrationBuilder.Sql("ALTER TABLE payouts ADD COLUMN confirmed_by INTEGER NULL;");
            migrationBuilder.Sql("ALTER TABLE payouts ADD COLUMN reissued_by INTEGER NULL;");

            migrationBuilder.CreateTable(
                name: "posting_requests",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    effective_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    requested_by = table.Column<long>(type: "INTEGER", nullable: false),
                    requested_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    approved_by = table.Column<long>(type: "INTEGER", nullable: true),
                    approved_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    declined_by = table.Column<long>(type: "INTEGER", nullable: true),
                    declined_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    open_slot = table.Column<int>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    amount_fen = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_posting_requests", x => x.id);
                    table.CheckConstraint("ck_posting_requests_amount", "amount_fen > 0");
                    table.CheckConstraint("ck_posting_requests_approved", "status <> 'Approved' OR approved_by IS NOT NULL");
                    table.CheckConstraint("ck_posting_requests_two_people", "approved_by IS NULL OR approved_by <> requested_by");
                });

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
            migrationBuilder.Sql("ALTER TABLE refunds DROP COLUMN declined_by;");
            migrationBuilder.Sql("ALTER TABLE refunds DROP COLUMN declined_at;");
            migrationBuilder.Sql("ALTER TABLE refunds DROP COLUMN approved_by;");
            migrationBuilder.Sql("ALTER TABLE refunds DROP COLUMN approved_at;");
            migrationBuilder.Sql("ALTER TABLE payouts DROP COLUMN reissued_by;");
            migrationBuilder.Sql("ALTER TABLE payouts DROP COLUMN confirmed_by;");
        }
    }
}
