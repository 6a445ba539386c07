using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace VillageCloud.Data.Migrations.MySql
{
    /// <inheritdoc />
    public partial class JournalIsAppendOnly : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("CREATE TRIGGER tr_journal_entries_no_update BEFORE UPDATE ON journal_entries FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'append-only: journal_entries';");
            migrationBuilder.Sql("CREATE TRIGGER tr_journal_entries_no_delete BEFORE DELETE ON journal_entries FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'append-only: journal_entries';");
            migrationBuilder.Sql("CREATE TRIGGER tr_journal_lines_no_update BEFORE UPDATE ON journal_lines FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'append-only: journal_lines';");
            migrationBuilder.Sql("CREATE TRIGGER tr_journal_lines_no_delete BEFORE DELETE ON journal_lines FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'append-only: journal_lines';");
            migrationBuilder.Sql("CREATE TRIGGER tr_line_settlements_no_update BEFORE UPDATE ON line_settlements FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'append-only: line_settlements';");
            migrationBuilder.Sql("CREATE TRIGGER tr_line_settlements_no_delete BEFORE DELETE ON line_settlements FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'append-only: line_settlements';");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER tr_journal_entries_no_update;");
            migrationBuilder.Sql("DROP TRIGGER tr_journal_entries_no_delete;");
            migrationBuilder.Sql("DROP TRIGGER tr_journal_lines_no_update;");
            migrationBuilder.Sql("DROP TRIGGER tr_journal_lines_no_delete;");
            migrationBuilder.Sql("DROP TRIGGER tr_line_settlements_no_update;");
            migrationBuilder.Sql("DROP TRIGGER tr_line_settlements_no_delete;");
        }
    }
}
