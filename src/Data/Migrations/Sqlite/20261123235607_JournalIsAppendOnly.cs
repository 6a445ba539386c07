using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace VillageCloud.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class JournalIsAppendOnly : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("CREATE TRIGGER tr_journal_entries_no_update BEFORE UPDATE ON journal_entries BEGIN SELECT RAISE(ABORT, 'append-only: journal_entries'); END;");
            migrationBuilder.Sql("CREATE TRIGGER tr_journal_entries_no_delete BEFORE DELETE ON journal_entries BEGIN SELECT RAISE(ABORT, 'append-only: journal_entries'); END;");
            migrationBuilder.Sql("CREATE TRIGGER tr_journal_lines_no_update BEFORE UPDATE ON journal_lines BEGIN SELECT RAISE(ABORT, 'append-only: journal_lines'); END;");
            migrationBuilder.Sql("CREATE TRIGGER tr_journal_lines_no_delete BEFORE DELETE ON journal_lines BEGIN SELECT RAISE(ABORT, 'append-only: journal_lines'); END;");
            migrationBuilder.Sql("CREATE TRIGGER tr_line_settlements_no_update BEFORE UPDATE ON line_settlements BEGIN SELECT RAISE(ABORT, 'append-only: line_settlements'); END;");
            migrationBuilder.Sql("CREATE TRIGGER tr_line_settlements_no_delete BEFORE DELETE ON line_settlements BEGIN SELECT RAISE(ABORT, 'append-only: line_settlements'); END;");
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
