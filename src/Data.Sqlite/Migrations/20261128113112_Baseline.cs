using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace VillageCloud.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Baseline : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "accounting_periods",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    first_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    last_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    closed_by = table.Column<long>(type: "INTEGER", nullable: true),
                    closed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounting_periods", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "audit_trail",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    staff_id = table.Column<long>(type: "INTEGER", nullable: true),
                    session_id = table.Column<long>(type: "INTEGER", nullable: true),
                    verb = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    document = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_trail", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "bank_file_formats",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    columns = table.Column<string>(type: "TEXT", maxLength: 840, nullable: false),
                    encoding = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    changed_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_bank_file_formats", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "bank_files",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    layout = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    first_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    last_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    imported_by = table.Column<long>(type: "INTEGER", nullable: false),
                    imported_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_bank_files", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "bank_layouts",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    date_heading = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    amount = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    in_heading = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    out_heading = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    counterparty = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    reference = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    balance = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    changed_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_bank_layouts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "bill_files",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    sha1 = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    imported_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    matched_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    problem = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    closing_balance_fen = table.Column<long>(type: "INTEGER", nullable: true),
                    gap_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    current_slot = table.Column<int>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_bill_files", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "breaks",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    @class = table.Column<string>(name: "class", type: "TEXT", maxLength: 32, nullable: false),
                    subject = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ours_fen = table.Column<long>(type: "INTEGER", nullable: true),
                    theirs_fen = table.Column<long>(type: "INTEGER", nullable: true),
                    sentence = table.Column<string>(type: "TEXT", maxLength: 512, nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    found_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    owner = table.Column<long>(type: "INTEGER", nullable: true),
                    explanation = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    evidence = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    counter_code = table.Column<string>(type: "TEXT", maxLength: 16, nullable: true),
                    adjustment_fen = table.Column<long>(type: "INTEGER", nullable: true),
                    rounds = table.Column<int>(type: "INTEGER", nullable: false),
                    ended_as = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_breaks", x => x.id);
                    table.CheckConstraint("ck_breaks_ended", "(status = 'Closed') = (ended_as IS NOT NULL)");
                    table.CheckConstraint("ck_breaks_explained", "status NOT IN ('Explained', 'Waiting') OR (explanation IS NOT NULL AND evidence IS NOT NULL)");
                });

            migrationBuilder.CreateTable(
                name: "capital_changes",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    written_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_capital_changes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "categories",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    parent_id = table.Column<long>(type: "INTEGER", nullable: true),
                    name = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    path = table.Column<string>(type: "TEXT", maxLength: 38, nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    demand = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    is_closed = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_categories", x => x.id);
                    table.ForeignKey(
                        name: "FK_categories_categories_parent_id",
                        column: x => x.parent_id,
                        principalTable: "categories",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "cookie_keys",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    friendly_name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    xml = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cookie_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "cooperatives",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    village = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    form = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    closed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    terms_disclosure_days = table.Column<int>(type: "INTEGER", nullable: false),
                    terms_patronage_bp = table.Column<int>(type: "INTEGER", nullable: false),
                    terms_payment_minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    terms_reserve_bp = table.Column<int>(type: "INTEGER", nullable: false),
                    terms_resolution_required = table.Column<bool>(type: "INTEGER", nullable: false),
                    terms_unpaid_kinds = table.Column<int>(type: "INTEGER", nullable: false),
                    terms_unpaid_orders = table.Column<int>(type: "INTEGER", nullable: false),
                    terms_unpaid_orders_an_hour = table.Column<int>(type: "INTEGER", nullable: false),
                    terms_unpaid_pieces = table.Column<int>(type: "INTEGER", nullable: false),
                    terms_unpaid_share_bp = table.Column<int>(type: "INTEGER", nullable: false),
                    terms_free_freight_from_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    terms_freight_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    terms_minimum_payout_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    terms_reduction_from_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    terms_reduction_off_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    terms_single_transfer_limit_fen = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cooperatives", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "erased_villages",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    former_id = table.Column<long>(type: "INTEGER", nullable: false),
                    village = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    decider = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    export = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    erased_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_erased_villages", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "households",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    is_member = table.Column<bool>(type: "INTEGER", nullable: false),
                    member_since = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    left_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    member_until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    bank_name = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    bank_account_number = table.Column<string>(type: "TEXT", maxLength: 220, nullable: true),
                    bank_holder_name = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    contribution_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    reserve_share_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    subsidy_share_fen = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_households", x => x.id);
                    table.CheckConstraint("ck_households_left", "left_on IS NULL OR (contribution_fen = 0 AND reserve_share_fen = 0 AND subsidy_share_fen = 0)");
                });

            migrationBuilder.CreateTable(
                name: "idempotency_records",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    input_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    answer = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_idempotency_records", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "inbox_messages",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    event_key = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    payload = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    received_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    next_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    processed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    last_problem = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    trace_parent = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inbox_messages", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "merchant_accounts",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    app_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    app_secret = table.Column<string>(type: "TEXT", maxLength: 220, nullable: false),
                    merchant_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    merchant_serial = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    merchant_key = table.Column<string>(type: "TEXT", maxLength: 5383, nullable: false),
                    api_v3_key = table.Column<string>(type: "TEXT", maxLength: 220, nullable: false),
                    platform_key_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    platform_key = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    push_token = table.Column<string>(type: "TEXT", maxLength: 220, nullable: false),
                    push_key = table.Column<string>(type: "TEXT", maxLength: 220, nullable: false),
                    is_push_plain = table.Column<bool>(type: "INTEGER", nullable: false),
                    waiting_template_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    lapsing_template_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    template_keys = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    slot = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    in_force_from = table.Column<DateTime>(type: "TEXT", nullable: true),
                    in_force_until = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    checked_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    checker = table.Column<long>(type: "INTEGER", nullable: true),
                    decline_reason = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    declined_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    decliner = table.Column<long>(type: "INTEGER", nullable: true),
                    made_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    maker = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_merchant_accounts", x => x.id);
                    table.CheckConstraint("ck_merchant_accounts_approved", "maker IS NULL OR state IN ('Waiting', 'Declined') OR checker IS NOT NULL");
                    table.CheckConstraint("ck_merchant_accounts_two_people", "(maker IS NOT NULL OR (checker IS NULL AND decliner IS NULL)) AND (checker IS NULL OR decliner IS NULL) AND (checker IS NULL OR checker <> maker) AND (checker IS NULL) = (checked_at IS NULL) AND (decliner IS NULL) = (declined_at IS NULL) AND (decline_reason IS NULL OR decliner IS NOT NULL) AND (decliner IS NULL OR (decliner = maker) = (decline_reason IS NULL))");
                });

            migrationBuilder.CreateTable(
                name: "outbox_messages",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    subject = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    next_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    done_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    last_problem = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    trace_parent = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outbox_messages", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payout_batches",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    draft_slot = table.Column<int>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    checked_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    checker = table.Column<long>(type: "INTEGER", nullable: true),
                    decline_reason = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    declined_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    decliner = table.Column<long>(type: "INTEGER", nullable: true),
                    made_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    maker = table.Column<long>(type: "INTEGER", nullable: false),
                    total_fen = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payout_batches", x => x.id);
                    table.CheckConstraint("ck_payout_batches_approved", "status <> 'Approved' OR checker IS NOT NULL");
                    table.CheckConstraint("ck_payout_batches_two_people", "(maker IS NOT NULL OR (checker IS NULL AND decliner IS NULL)) AND (checker IS NULL OR decliner IS NULL) AND (checker IS NULL OR checker <> maker) AND (checker IS NULL) = (checked_at IS NULL) AND (decliner IS NULL) = (declined_at IS NULL) AND (decline_reason IS NULL OR decliner IS NOT NULL) AND (decliner IS NULL OR (decliner = maker) = (decline_reason IS NULL))");
                });

            migrationBuilder.CreateTable(
                name: "posting_requests",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    note = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    effective_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    open_slot = table.Column<int>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    amount_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    checked_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    checker = table.Column<long>(type: "INTEGER", nullable: true),
                    decline_reason = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    declined_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    decliner = table.Column<long>(type: "INTEGER", nullable: true),
                    made_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    maker = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_posting_requests", x => x.id);
                    table.CheckConstraint("ck_posting_requests_amount", "amount_fen > 0 OR (amount_fen = 0 AND kind IN ('PeriodClose', 'BreakClosing', 'Departure', 'Split', 'Merge', 'RestorationCheck'))");
                    table.CheckConstraint("ck_posting_requests_approved", "status <> 'Approved' OR checker IS NOT NULL");
                    table.CheckConstraint("ck_posting_requests_two_people", "(maker IS NOT NULL OR (checker IS NULL AND decliner IS NULL)) AND (checker IS NULL OR decliner IS NULL) AND (checker IS NULL OR checker <> maker) AND (checker IS NULL) = (checked_at IS NULL) AND (decliner IS NULL) = (declined_at IS NULL) AND (decline_reason IS NULL OR decliner IS NOT NULL) AND (decliner IS NULL OR (decliner = maker) = (decline_reason IS NULL))");
                });

            migrationBuilder.CreateTable(
                name: "reconciled_days",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    problem = table.Column<string>(type: "TEXT", maxLength: 512, nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    tried_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    matched_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    rows = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reconciled_days", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "restorations",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    taken_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    restored_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    bank_checked_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_restorations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "seals",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    sealed_rows = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    from_id = table.Column<long>(type: "INTEGER", nullable: false),
                    to_id = table.Column<long>(type: "INTEGER", nullable: false),
                    rows = table.Column<int>(type: "INTEGER", nullable: false),
                    content = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    previous = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    head_seen = table.Column<long>(type: "INTEGER", nullable: false),
                    sealed_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_seals", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "shoppers",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    open_id = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    first_seen_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    erased_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    order_turn = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_shoppers", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sign_in_tries",
                columns: table => new
                {
                    subject = table.Column<string>(type: "TEXT", maxLength: 96, nullable: false),
                    wrong = table.Column<int>(type: "INTEGER", nullable: false),
                    last_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    free_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sign_in_tries", x => x.subject);
                });

            migrationBuilder.CreateTable(
                name: "staff",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    role = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_staff", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "terms_versions",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    effective_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    slot = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    in_force_from = table.Column<DateTime>(type: "TEXT", nullable: true),
                    in_force_until = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    checked_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    checker = table.Column<long>(type: "INTEGER", nullable: true),
                    decline_reason = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    declined_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    decliner = table.Column<long>(type: "INTEGER", nullable: true),
                    made_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    maker = table.Column<long>(type: "INTEGER", nullable: true),
                    terms_disclosure_days = table.Column<int>(type: "INTEGER", nullable: false),
                    terms_patronage_bp = table.Column<int>(type: "INTEGER", nullable: false),
                    terms_payment_minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    terms_reserve_bp = table.Column<int>(type: "INTEGER", nullable: false),
                    terms_resolution_required = table.Column<bool>(type: "INTEGER", nullable: false),
                    terms_unpaid_kinds = table.Column<int>(type: "INTEGER", nullable: false),
                    terms_unpaid_orders = table.Column<int>(type: "INTEGER", nullable: false),
                    terms_unpaid_orders_an_hour = table.Column<int>(type: "INTEGER", nullable: false),
                    terms_unpaid_pieces = table.Column<int>(type: "INTEGER", nullable: false),
                    terms_unpaid_share_bp = table.Column<int>(type: "INTEGER", nullable: false),
                    terms_free_freight_from_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    terms_freight_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    terms_minimum_payout_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    terms_reduction_from_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    terms_reduction_off_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    terms_single_transfer_limit_fen = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_terms_versions", x => x.id);
                    table.CheckConstraint("ck_terms_versions_approved", "maker IS NULL OR state IN ('Waiting', 'Declined') OR checker IS NOT NULL");
                    table.CheckConstraint("ck_terms_versions_two_people", "(maker IS NOT NULL OR (checker IS NULL AND decliner IS NULL)) AND (checker IS NULL OR decliner IS NULL) AND (checker IS NULL OR checker <> maker) AND (checker IS NULL) = (checked_at IS NULL) AND (decliner IS NULL) = (declined_at IS NULL) AND (decline_reason IS NULL OR decliner IS NOT NULL) AND (decliner IS NULL OR (decliner = maker) = (decline_reason IS NULL))");
                });

            migrationBuilder.CreateTable(
                name: "troubles",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    list = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    subject = table.Column<string>(type: "TEXT", maxLength: 96, nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    since = table.Column<DateTime>(type: "TEXT", nullable: false),
                    next_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    problem = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_troubles", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "visit_days",
                columns: table => new
                {
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    visits = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_visit_days", x => new { x.cooperative_id, x.day });
                    table.CheckConstraint("ck_visit_days_visits", "visits > 0");
                });

            migrationBuilder.CreateTable(
                name: "withdrawals",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    entry_subject = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    returned_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    amount_fen = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_withdrawals", x => x.id);
                    table.CheckConstraint("ck_withdrawals_amount", "amount_fen > 0");
                });

            migrationBuilder.CreateTable(
                name: "account_balances",
                columns: table => new
                {
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    account_code = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    period_id = table.Column<long>(type: "INTEGER", nullable: false),
                    line_count = table.Column<int>(type: "INTEGER", nullable: false),
                    credit_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    debit_fen = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account_balances", x => new { x.cooperative_id, x.account_code, x.period_id });
                    table.CheckConstraint("ck_account_balances_sides", "debit_fen >= 0 AND credit_fen >= 0");
                    table.ForeignKey(
                        name: "FK_account_balances_accounting_periods_period_id",
                        column: x => x.period_id,
                        principalTable: "accounting_periods",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "dividend_plans",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    period_id = table.Column<long>(type: "INTEGER", nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    fingerprint = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    disclosed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    resolved_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    allocated_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    period_slot = table.Column<int>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    capital_pool_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    distributable_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    patronage_pool_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    checked_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    checker = table.Column<long>(type: "INTEGER", nullable: true),
                    decline_reason = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    declined_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    decliner = table.Column<long>(type: "INTEGER", nullable: true),
                    made_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    maker = table.Column<long>(type: "INTEGER", nullable: false),
                    prior_loss_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    reserve_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    surplus_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    terms_disclosure_days = table.Column<int>(type: "INTEGER", nullable: false),
                    terms_patronage_bp = table.Column<int>(type: "INTEGER", nullable: false),
                    terms_reserve_bp = table.Column<int>(type: "INTEGER", nullable: false),
                    terms_resolution_required = table.Column<bool>(type: "INTEGER", nullable: false),
                    terms_minimum_payout_fen = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dividend_plans", x => x.id);
                    table.CheckConstraint("ck_dividend_plans_approved", "status NOT IN ('Approved', 'Allocated') OR checker IS NOT NULL");
                    table.CheckConstraint("ck_dividend_plans_two_people", "(maker IS NOT NULL OR (checker IS NULL AND decliner IS NULL)) AND (checker IS NULL OR decliner IS NULL) AND (checker IS NULL OR checker <> maker) AND (checker IS NULL) = (checked_at IS NULL) AND (decliner IS NULL) = (declined_at IS NULL) AND (decline_reason IS NULL OR decliner IS NOT NULL) AND (decliner IS NULL OR (decliner = maker) = (decline_reason IS NULL))");
                    table.ForeignKey(
                        name: "FK_dividend_plans_accounting_periods_period_id",
                        column: x => x.period_id,
                        principalTable: "accounting_periods",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "journal_entries",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    subject = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    business_key = table.Column<string>(type: "TEXT", maxLength: 96, nullable: false),
                    period_id = table.Column<long>(type: "INTEGER", nullable: false),
                    effective_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    summary = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    reverses_id = table.Column<long>(type: "INTEGER", nullable: true),
                    amount_fen = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_journal_entries", x => x.id);
                    table.ForeignKey(
                        name: "FK_journal_entries_accounting_periods_period_id",
                        column: x => x.period_id,
                        principalTable: "accounting_periods",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_journal_entries_journal_entries_reverses_id",
                        column: x => x.reverses_id,
                        principalTable: "journal_entries",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "break_steps",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    break_id = table.Column<long>(type: "INTEGER", nullable: false),
                    act = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    by = table.Column<long>(type: "INTEGER", nullable: true),
                    owner = table.Column<long>(type: "INTEGER", nullable: true),
                    text = table.Column<string>(type: "TEXT", maxLength: 512, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_break_steps", x => x.id);
                    table.ForeignKey(
                        name: "FK_break_steps_breaks_break_id",
                        column: x => x.break_id,
                        principalTable: "breaks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "artisans",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    household_id = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    figure = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    craft = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    story = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_artisans", x => x.id);
                    table.ForeignKey(
                        name: "FK_artisans_households_household_id",
                        column: x => x.household_id,
                        principalTable: "households",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "capital_change_lines",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    change_id = table.Column<long>(type: "INTEGER", nullable: false),
                    household_id = table.Column<long>(type: "INTEGER", nullable: false),
                    contribution_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    contribution_before_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    reserve_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    reserve_before_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    subsidy_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    subsidy_before_fen = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_capital_change_lines", x => x.id);
                    table.CheckConstraint("ck_capital_change_lines_positive", "contribution_fen >= 0 AND reserve_fen >= 0 AND subsidy_fen >= 0");
                    table.ForeignKey(
                        name: "FK_capital_change_lines_capital_changes_change_id",
                        column: x => x.change_id,
                        principalTable: "capital_changes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_capital_change_lines_households_household_id",
                        column: x => x.household_id,
                        principalTable: "households",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "cost_vouchers",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    category = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    payee = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    note = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    evidence = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    household_id = table.Column<long>(type: "INTEGER", nullable: true),
                    status = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    written_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    reversal_note = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    amount_fen = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cost_vouchers", x => x.id);
                    table.CheckConstraint("ck_cost_vouchers_amount", "amount_fen > 0");
                    table.ForeignKey(
                        name: "FK_cost_vouchers_households_household_id",
                        column: x => x.household_id,
                        principalTable: "households",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "departures",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    household_id = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    written_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    return_day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    evidence = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    open_slot = table.Column<int>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    borne_loss_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    contribution_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    reserve_share_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    subsidy_share_fen = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_departures", x => x.id);
                    table.CheckConstraint("ck_departures_returned", "borne_loss_fen >= 0 AND (status NOT IN ('ReturnRequested', 'Returned') OR return_day IS NOT NULL)");
                    table.ForeignKey(
                        name: "FK_departures_households_household_id",
                        column: x => x.household_id,
                        principalTable: "households",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "household_balances",
                columns: table => new
                {
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    account_code = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    household_id = table.Column<long>(type: "INTEGER", nullable: false),
                    period_id = table.Column<long>(type: "INTEGER", nullable: false),
                    line_count = table.Column<int>(type: "INTEGER", nullable: false),
                    credit_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    debit_fen = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_household_balances", x => new { x.cooperative_id, x.account_code, x.household_id, x.period_id });
                    table.CheckConstraint("ck_household_balances_sides", "debit_fen >= 0 AND credit_fen >= 0");
                    table.ForeignKey(
                        name: "FK_household_balances_accounting_periods_period_id",
                        column: x => x.period_id,
                        principalTable: "accounting_periods",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_household_balances_households_household_id",
                        column: x => x.household_id,
                        principalTable: "households",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "household_merges",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    household_id = table.Column<long>(type: "INTEGER", nullable: false),
                    into_id = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    written_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    open_slot = table.Column<int>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    contribution_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    reserve_share_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    subsidy_share_fen = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_household_merges", x => x.id);
                    table.CheckConstraint("ck_household_merges_two", "household_id <> into_id AND contribution_fen >= 0 AND reserve_share_fen >= 0 AND subsidy_share_fen >= 0");
                    table.ForeignKey(
                        name: "FK_household_merges_households_household_id",
                        column: x => x.household_id,
                        principalTable: "households",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_household_merges_households_into_id",
                        column: x => x.into_id,
                        principalTable: "households",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "household_people",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    household_id = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    relation = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    open_id = table.Column<string>(type: "TEXT", maxLength: 128, nullable: true),
                    is_payee = table.Column<bool>(type: "INTEGER", nullable: false),
                    phone = table.Column<string>(type: "TEXT", maxLength: 156, nullable: true),
                    died_on = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_household_people", x => x.id);
                    table.CheckConstraint("ck_household_people_died", "died_on IS NULL OR open_id IS NULL");
                    table.ForeignKey(
                        name: "FK_household_people_households_household_id",
                        column: x => x.household_id,
                        principalTable: "households",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "household_splits",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    household_id = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    new_number = table.Column<int>(type: "INTEGER", nullable: false),
                    new_name = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    written_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    new_household_id = table.Column<long>(type: "INTEGER", nullable: true),
                    open_slot = table.Column<int>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    contribution_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    contribution_before_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    reserve_before_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    reserve_share_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    subsidy_before_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    subsidy_share_fen = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_household_splits", x => x.id);
                    table.CheckConstraint("ck_household_splits_within", "contribution_fen BETWEEN 0 AND contribution_before_fen AND reserve_share_fen BETWEEN 0 AND reserve_before_fen AND subsidy_share_fen BETWEEN 0 AND subsidy_before_fen");
                    table.ForeignKey(
                        name: "FK_household_splits_households_household_id",
                        column: x => x.household_id,
                        principalTable: "households",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_household_splits_households_new_household_id",
                        column: x => x.new_household_id,
                        principalTable: "households",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "payee_changes",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    household_id = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    payee_id = table.Column<long>(type: "INTEGER", nullable: false),
                    payee_name = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    bank_name = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    bank_account_number = table.Column<string>(type: "TEXT", maxLength: 220, nullable: true),
                    bank_holder_name = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    before = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    summary = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    effective_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    stop_reason = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    open_slot = table.Column<int>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    checked_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    checker = table.Column<long>(type: "INTEGER", nullable: true),
                    decline_reason = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    declined_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    decliner = table.Column<long>(type: "INTEGER", nullable: true),
                    made_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    maker = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payee_changes", x => x.id);
                    table.CheckConstraint("ck_payee_changes_approved", "status NOT IN ('Waiting', 'Effective', 'Stopped') OR checker IS NOT NULL");
                    table.CheckConstraint("ck_payee_changes_two_people", "(maker IS NOT NULL OR (checker IS NULL AND decliner IS NULL)) AND (checker IS NULL OR decliner IS NULL) AND (checker IS NULL OR checker <> maker) AND (checker IS NULL) = (checked_at IS NULL) AND (decliner IS NULL) = (declined_at IS NULL) AND (decline_reason IS NULL OR decliner IS NOT NULL) AND (decliner IS NULL OR (decliner = maker) = (decline_reason IS NULL))");
                    table.ForeignKey(
                        name: "FK_payee_changes_households_household_id",
                        column: x => x.household_id,
                        principalTable: "households",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "phone_links",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    household_id = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    person_id = table.Column<long>(type: "INTEGER", nullable: false),
                    person_name = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    summary = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    code_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    claimed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    open_id = table.Column<string>(type: "TEXT", maxLength: 128, nullable: true),
                    check_number = table.Column<string>(type: "TEXT", maxLength: 6, nullable: true),
                    open_slot = table.Column<int>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    checked_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    checker = table.Column<long>(type: "INTEGER", nullable: true),
                    decline_reason = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    declined_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    decliner = table.Column<long>(type: "INTEGER", nullable: true),
                    made_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    maker = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_phone_links", x => x.id);
                    table.CheckConstraint("ck_phone_links_checked", "status <> 'Linked' OR check_number IS NULL OR checker IS NOT NULL");
                    table.CheckConstraint("ck_phone_links_two_people", "(maker IS NOT NULL OR (checker IS NULL AND decliner IS NULL)) AND (checker IS NULL OR decliner IS NULL) AND (checker IS NULL OR checker <> maker) AND (checker IS NULL) = (checked_at IS NULL) AND (decliner IS NULL) = (declined_at IS NULL) AND (decline_reason IS NULL OR decliner IS NOT NULL) AND (decliner IS NULL OR (decliner = maker) = (decline_reason IS NULL))");
                    table.ForeignKey(
                        name: "FK_phone_links_households_household_id",
                        column: x => x.household_id,
                        principalTable: "households",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "repayments",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    household_id = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    evidence = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    written_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    reversal_note = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    open_slot = table.Column<int>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    amount_fen = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_repayments", x => x.id);
                    table.CheckConstraint("ck_repayments_amount", "amount_fen > 0");
                    table.ForeignKey(
                        name: "FK_repayments_households_household_id",
                        column: x => x.household_id,
                        principalTable: "households",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "payouts",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    batch_id = table.Column<long>(type: "INTEGER", nullable: false),
                    household_id = table.Column<long>(type: "INTEGER", nullable: false),
                    channel = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    payee_name = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    payee_open_id = table.Column<string>(type: "TEXT", maxLength: 128, nullable: true),
                    payee_bank_name = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    payee_account_number = table.Column<string>(type: "TEXT", maxLength: 220, nullable: true),
                    payee_news = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    payee_before = table.Column<string>(type: "TEXT", maxLength: 192, nullable: true),
                    out_bill_no = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    transfer_bill_no = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    package_info = table.Column<string>(type: "TEXT", maxLength: 1024, nullable: true),
                    fail_reason = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    submitted_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    confirm_before = table.Column<DateTime>(type: "TEXT", nullable: true),
                    finished_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    next_query_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    reissue_of_id = table.Column<long>(type: "INTEGER", nullable: true),
                    replaced_in_id = table.Column<long>(type: "INTEGER", nullable: true),
                    cancel_requested_by = table.Column<long>(type: "INTEGER", nullable: true),
                    cancel_requested_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    confirmed_by = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    amount_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    dividend_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    goods_fen = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payouts", x => x.id);
                    table.CheckConstraint("ck_payouts_amount", "amount_fen > 0 AND goods_fen + dividend_fen = amount_fen");
                    table.CheckConstraint("ck_payouts_payee", "(channel = 'WeChat') = (payee_open_id IS NOT NULL) AND (channel = 'Bank') = (payee_account_number IS NOT NULL)");
                    table.CheckConstraint("ck_payouts_replaced", "status <> 'Reissued' OR replaced_in_id IS NOT NULL");
                    table.ForeignKey(
                        name: "FK_payouts_households_household_id",
                        column: x => x.household_id,
                        principalTable: "households",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_payouts_payout_batches_batch_id",
                        column: x => x.batch_id,
                        principalTable: "payout_batches",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_payouts_payout_batches_replaced_in_id",
                        column: x => x.replaced_in_id,
                        principalTable: "payout_batches",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_payouts_payouts_reissue_of_id",
                        column: x => x.reissue_of_id,
                        principalTable: "payouts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "reminders",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    household_id = table.Column<long>(type: "INTEGER", nullable: false),
                    batch_id = table.Column<long>(type: "INTEGER", nullable: false),
                    sent_off_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    topic = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    out_bill_no = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    problem = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    finished_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reminders", x => x.id);
                    table.ForeignKey(
                        name: "FK_reminders_households_household_id",
                        column: x => x.household_id,
                        principalTable: "households",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_reminders_payout_batches_batch_id",
                        column: x => x.batch_id,
                        principalTable: "payout_batches",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "message_consents",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    shopper_id = table.Column<long>(type: "INTEGER", nullable: false),
                    topic = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    remaining = table.Column<int>(type: "INTEGER", nullable: false),
                    is_refused = table.Column<bool>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_message_consents", x => x.id);
                    table.CheckConstraint("ck_message_consents_remaining", "remaining >= 0");
                    table.ForeignKey(
                        name: "FK_message_consents_shoppers_shopper_id",
                        column: x => x.shopper_id,
                        principalTable: "shoppers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "orders",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    shopper_id = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    number_end = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    phone_end = table.Column<string>(type: "TEXT", maxLength: 4, nullable: false),
                    placed_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    pay_before = table.Column<DateTime>(type: "TEXT", nullable: false),
                    paid_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    shipped_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    completed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    closed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    open_refunds = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    address_city = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    address_detail = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    address_phone = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    address_province = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    address_receiver = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    discount_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    freight_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    goods_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    refunded_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    total_fen = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_orders", x => x.id);
                    table.CheckConstraint("ck_orders_refunds", "refunded_fen <= total_fen");
                    table.ForeignKey(
                        name: "FK_orders_shoppers_shopper_id",
                        column: x => x.shopper_id,
                        principalTable: "shoppers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sessions",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    shopper_id = table.Column<long>(type: "INTEGER", nullable: false),
                    token_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    expires_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sessions", x => x.id);
                    table.ForeignKey(
                        name: "FK_sessions_shoppers_shopper_id",
                        column: x => x.shopper_id,
                        principalTable: "shoppers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "alarms",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    subject = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    sentence = table.Column<string>(type: "TEXT", maxLength: 512, nullable: false),
                    raised_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    owner = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    assignee = table.Column<long>(type: "INTEGER", nullable: true),
                    assigned_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    closed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    closed_by = table.Column<long>(type: "INTEGER", nullable: true),
                    note = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    open_slot = table.Column<int>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_alarms", x => x.id);
                    table.ForeignKey(
                        name: "FK_alarms_staff_assignee",
                        column: x => x.assignee,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_alarms_staff_closed_by",
                        column: x => x.closed_by,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "front_versions",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    greeting = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    notice = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    notice_until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    phone = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    hours = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    written_by = table.Column<long>(type: "INTEGER", nullable: false),
                    written_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_front_versions", x => x.id);
                    table.ForeignKey(
                        name: "FK_front_versions_staff_written_by",
                        column: x => x.written_by,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "household_events",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    household_id = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    by = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_household_events", x => x.id);
                    table.ForeignKey(
                        name: "FK_household_events_households_household_id",
                        column: x => x.household_id,
                        principalTable: "households",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_household_events_staff_by",
                        column: x => x.by,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "pictures",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    audience = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    width = table.Column<int>(type: "INTEGER", nullable: false),
                    height = table.Column<int>(type: "INTEGER", nullable: false),
                    uploaded_by = table.Column<long>(type: "INTEGER", nullable: false),
                    uploaded_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_pictures", x => x.id);
                    table.ForeignKey(
                        name: "FK_pictures_staff_uploaded_by",
                        column: x => x.uploaded_by,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "reminder_calls",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    household_id = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<long>(type: "INTEGER", nullable: false),
                    note = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reminder_calls", x => x.id);
                    table.ForeignKey(
                        name: "FK_reminder_calls_households_household_id",
                        column: x => x.household_id,
                        principalTable: "households",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_reminder_calls_staff_by",
                        column: x => x.by,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "seat_holdings",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    seat = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    staff_id = table.Column<long>(type: "INTEGER", nullable: false),
                    since = table.Column<DateTime>(type: "TEXT", nullable: false),
                    until = table.Column<DateTime>(type: "TEXT", nullable: true),
                    open_slot = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_seat_holdings", x => x.id);
                    table.CheckConstraint("ck_seat_holdings_open", "(open_slot IS NULL) = (until IS NOT NULL)");
                    table.ForeignKey(
                        name: "FK_seat_holdings_staff_staff_id",
                        column: x => x.staff_id,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "staff_accounts",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    staff_id = table.Column<long>(type: "INTEGER", nullable: false),
                    factor_key = table.Column<string>(type: "TEXT", maxLength: 135, nullable: true),
                    last_code_step = table.Column<long>(type: "INTEGER", nullable: false),
                    user_name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    normalized_user_name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    normalized_email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    email_confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    password_hash = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    security_stamp = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    concurrency_stamp = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    phone_number = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    phone_number_confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    lockout_end = table.Column<DateTime>(type: "TEXT", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    access_failed_count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_staff_accounts", x => x.id);
                    table.ForeignKey(
                        name: "FK_staff_accounts_cooperatives_cooperative_id",
                        column: x => x.cooperative_id,
                        principalTable: "cooperatives",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_staff_accounts_staff_staff_id",
                        column: x => x.staff_id,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "staff_invitations",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    staff_id = table.Column<long>(type: "INTEGER", nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    code_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    issued_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    used_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    withdrawn_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_staff_invitations", x => x.id);
                    table.ForeignKey(
                        name: "FK_staff_invitations_staff_staff_id",
                        column: x => x.staff_id,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "staff_requests",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    wish = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    staff_id = table.Column<long>(type: "INTEGER", nullable: true),
                    role = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    seat = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    code_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    open_slot = table.Column<int>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    checked_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    checker = table.Column<long>(type: "INTEGER", nullable: true),
                    decline_reason = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    declined_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    decliner = table.Column<long>(type: "INTEGER", nullable: true),
                    made_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    maker = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_staff_requests", x => x.id);
                    table.CheckConstraint("ck_staff_requests_approved", "status NOT IN ('LinkReady', 'Done', 'Lapsed') OR (checker IS NOT NULL AND staff_id IS NOT NULL)");
                    table.CheckConstraint("ck_staff_requests_others", "staff_id IS NULL OR (staff_id <> maker AND staff_id <> checker)");
                    table.CheckConstraint("ck_staff_requests_two_people", "(maker IS NOT NULL OR (checker IS NULL AND decliner IS NULL)) AND (checker IS NULL OR decliner IS NULL) AND (checker IS NULL OR checker <> maker) AND (checker IS NULL) = (checked_at IS NULL) AND (decliner IS NULL) = (declined_at IS NULL) AND (decline_reason IS NULL OR decliner IS NOT NULL) AND (decliner IS NULL OR (decliner = maker) = (decline_reason IS NULL))");
                    table.ForeignKey(
                        name: "FK_staff_requests_staff_staff_id",
                        column: x => x.staff_id,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "staff_sessions",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    staff_id = table.Column<long>(type: "INTEGER", nullable: false),
                    account_id = table.Column<long>(type: "INTEGER", nullable: true),
                    stamp = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    address = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    device = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    started_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    factor_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ended_because = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_staff_sessions", x => x.id);
                    table.ForeignKey(
                        name: "FK_staff_sessions_staff_staff_id",
                        column: x => x.staff_id,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "dividend_shares",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    household_id = table.Column<long>(type: "INTEGER", nullable: false),
                    capital_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    capital_weight_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    carry_in_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    carry_out_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    patronage_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    payout_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    volume_fen = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_dividend_shares", x => x.id);
                    table.CheckConstraint("ck_dividend_shares_positive", "patronage_fen >= 0 AND capital_fen >= 0 AND payout_fen >= 0");
                    table.ForeignKey(
                        name: "FK_dividend_shares_dividend_plans_plan_id",
                        column: x => x.plan_id,
                        principalTable: "dividend_plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_dividend_shares_households_household_id",
                        column: x => x.household_id,
                        principalTable: "households",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "plan_objections",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    household_id = table.Column<long>(type: "INTEGER", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    shopper_id = table.Column<long>(type: "INTEGER", nullable: true),
                    taken_down_by = table.Column<long>(type: "INTEGER", nullable: true),
                    raised_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    answer = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    answered_by = table.Column<long>(type: "INTEGER", nullable: true),
                    answered_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    open_slot = table.Column<int>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_plan_objections", x => x.id);
                    table.CheckConstraint("ck_plan_objections_answered", "(status = 'Open') = (answered_by IS NULL)");
                    table.CheckConstraint("ck_plan_objections_voice", "(shopper_id IS NULL) <> (taken_down_by IS NULL)");
                    table.ForeignKey(
                        name: "FK_plan_objections_dividend_plans_plan_id",
                        column: x => x.plan_id,
                        principalTable: "dividend_plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_plan_objections_households_household_id",
                        column: x => x.household_id,
                        principalTable: "households",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_plan_objections_shoppers_shopper_id",
                        column: x => x.shopper_id,
                        principalTable: "shoppers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_plan_objections_staff_answered_by",
                        column: x => x.answered_by,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_plan_objections_staff_taken_down_by",
                        column: x => x.taken_down_by,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "plan_resolutions",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    vote_abstained = table.Column<int>(type: "INTEGER", nullable: false),
                    vote_against = table.Column<int>(type: "INTEGER", nullable: false),
                    vote_for = table.Column<int>(type: "INTEGER", nullable: false),
                    vote_held_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    vote_members = table.Column<int>(type: "INTEGER", nullable: false),
                    vote_minutes = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    vote_present = table.Column<int>(type: "INTEGER", nullable: false),
                    vote_votes = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_plan_resolutions", x => x.id);
                    table.CheckConstraint("ck_plan_resolutions_majority", "vote_for * 2 > vote_votes");
                    table.CheckConstraint("ck_plan_resolutions_quorum", "vote_present * 3 >= vote_members * 2");
                    table.ForeignKey(
                        name: "FK_plan_resolutions_dividend_plans_plan_id",
                        column: x => x.plan_id,
                        principalTable: "dividend_plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_plan_resolutions_staff_by",
                        column: x => x.by,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "plan_withdrawals",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    plan_id = table.Column<long>(type: "INTEGER", nullable: false),
                    disclosed_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    by = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_plan_withdrawals", x => x.id);
                    table.ForeignKey(
                        name: "FK_plan_withdrawals_dividend_plans_plan_id",
                        column: x => x.plan_id,
                        principalTable: "dividend_plans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_plan_withdrawals_staff_by",
                        column: x => x.by,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "bank_rows",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    file_id = table.Column<long>(type: "INTEGER", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    amount_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    counterparty = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    balance_fen = table.Column<long>(type: "INTEGER", nullable: true),
                    fingerprint = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    occurrence = table.Column<int>(type: "INTEGER", nullable: false),
                    entry_id = table.Column<long>(type: "INTEGER", nullable: true),
                    matched_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_bank_rows", x => x.id);
                    table.CheckConstraint("ck_bank_rows_amount", "amount_fen <> 0");
                    table.ForeignKey(
                        name: "FK_bank_rows_bank_files_file_id",
                        column: x => x.file_id,
                        principalTable: "bank_files",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_bank_rows_journal_entries_entry_id",
                        column: x => x.entry_id,
                        principalTable: "journal_entries",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "parties",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    account_code = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    artisan_id = table.Column<long>(type: "INTEGER", nullable: true),
                    household_id = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_parties", x => x.id);
                    table.CheckConstraint("ck_parties_artisan", "(kind = 'Artisan' AND artisan_id IS NOT NULL AND household_id IS NOT NULL) OR (kind <> 'Artisan' AND artisan_id IS NULL AND household_id IS NULL)");
                    table.ForeignKey(
                        name: "FK_parties_artisans_artisan_id",
                        column: x => x.artisan_id,
                        principalTable: "artisans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_parties_households_household_id",
                        column: x => x.household_id,
                        principalTable: "households",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "products",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    household_id = table.Column<long>(type: "INTEGER", nullable: false),
                    artisan_id = table.Column<long>(type: "INTEGER", nullable: true),
                    name = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    category_id = table.Column<long>(type: "INTEGER", nullable: false),
                    origin = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    description = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    after_sales_hours = table.Column<int>(type: "INTEGER", nullable: false),
                    season_from = table.Column<int>(type: "INTEGER", nullable: true),
                    season_to = table.Column<int>(type: "INTEGER", nullable: true),
                    shelf_life_days = table.Column<int>(type: "INTEGER", nullable: true),
                    storage = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    is_on_sale = table.Column<bool>(type: "INTEGER", nullable: false),
                    published_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    publish_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_products", x => x.id);
                    table.CheckConstraint("ck_products_published", "is_on_sale = 0 OR published_at IS NOT NULL");
                    table.ForeignKey(
                        name: "FK_products_artisans_artisan_id",
                        column: x => x.artisan_id,
                        principalTable: "artisans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_products_categories_category_id",
                        column: x => x.category_id,
                        principalTable: "categories",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_products_households_household_id",
                        column: x => x.household_id,
                        principalTable: "households",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "household_split_parts",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    split_id = table.Column<long>(type: "INTEGER", nullable: false),
                    place = table.Column<int>(type: "INTEGER", nullable: false),
                    person_id = table.Column<long>(type: "INTEGER", nullable: true),
                    product_id = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_household_split_parts", x => x.id);
                    table.ForeignKey(
                        name: "FK_household_split_parts_household_splits_split_id",
                        column: x => x.split_id,
                        principalTable: "household_splits",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "payments",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    order_id = table.Column<long>(type: "INTEGER", nullable: false),
                    payer_id = table.Column<long>(type: "INTEGER", nullable: false),
                    out_trade_no = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    prepay_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    prepay_expires_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    transaction_id = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    paid_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    next_query_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    queries = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    amount_fen = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payments", x => x.id);
                    table.ForeignKey(
                        name: "FK_payments_orders_order_id",
                        column: x => x.order_id,
                        principalTable: "orders",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "shipments",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    order_id = table.Column<long>(type: "INTEGER", nullable: false),
                    shipped_by = table.Column<long>(type: "INTEGER", nullable: false),
                    shipped_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    is_all_sent = table.Column<bool>(type: "INTEGER", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    reported_revision = table.Column<int>(type: "INTEGER", nullable: true),
                    reported_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    uploads = table.Column<int>(type: "INTEGER", nullable: false),
                    may_replace = table.Column<bool>(type: "INTEGER", nullable: false),
                    refused_as = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    refused_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    numbers_at_we_chat = table.Column<string>(type: "TEXT", maxLength: 1024, nullable: true),
                    next_query_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_shipments", x => x.id);
                    table.ForeignKey(
                        name: "FK_shipments_orders_order_id",
                        column: x => x.order_id,
                        principalTable: "orders",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "front_holidays",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    first_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    last_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    front_version_id = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_front_holidays", x => x.id);
                    table.CheckConstraint("ck_front_holidays_days", "last_day >= first_day");
                    table.ForeignKey(
                        name: "FK_front_holidays_front_versions_front_version_id",
                        column: x => x.front_version_id,
                        principalTable: "front_versions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "licences",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    household_id = table.Column<long>(type: "INTEGER", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    scan_id = table.Column<long>(type: "INTEGER", nullable: true),
                    withdrawn_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    open_slot = table.Column<int>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_licences", x => x.id);
                    table.CheckConstraint("ck_licences_days", "valid_until IS NULL OR valid_until >= valid_from");
                    table.CheckConstraint("ck_licences_open", "(withdrawn_at IS NULL) = (open_slot IS NOT NULL)");
                    table.ForeignKey(
                        name: "FK_licences_households_household_id",
                        column: x => x.household_id,
                        principalTable: "households",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_licences_pictures_scan_id",
                        column: x => x.scan_id,
                        principalTable: "pictures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "staff_account_claims",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    user_id = table.Column<long>(type: "INTEGER", nullable: false),
                    claim_type = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    claim_value = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_staff_account_claims", x => x.id);
                    table.ForeignKey(
                        name: "FK_staff_account_claims_staff_accounts_user_id",
                        column: x => x.user_id,
                        principalTable: "staff_accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "staff_account_logins",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    provider_key = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    provider_display_name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    user_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_staff_account_logins", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "FK_staff_account_logins_staff_accounts_user_id",
                        column: x => x.user_id,
                        principalTable: "staff_accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "staff_account_tokens",
                columns: table => new
                {
                    user_id = table.Column<long>(type: "INTEGER", nullable: false),
                    login_provider = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    value = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_staff_account_tokens", x => new { x.user_id, x.login_provider, x.name });
                    table.ForeignKey(
                        name: "FK_staff_account_tokens_staff_accounts_user_id",
                        column: x => x.user_id,
                        principalTable: "staff_accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "product_blocks",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    product_id = table.Column<long>(type: "INTEGER", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    picture_id = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_product_blocks", x => x.id);
                    table.ForeignKey(
                        name: "FK_product_blocks_pictures_picture_id",
                        column: x => x.picture_id,
                        principalTable: "pictures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_product_blocks_products_product_id",
                        column: x => x.product_id,
                        principalTable: "products",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "product_pictures",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    product_id = table.Column<long>(type: "INTEGER", nullable: false),
                    picture_id = table.Column<long>(type: "INTEGER", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_product_pictures", x => x.id);
                    table.ForeignKey(
                        name: "FK_product_pictures_pictures_picture_id",
                        column: x => x.picture_id,
                        principalTable: "pictures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_product_pictures_products_product_id",
                        column: x => x.product_id,
                        principalTable: "products",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "revenue_rules",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    effective_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    category_id = table.Column<long>(type: "INTEGER", nullable: true),
                    artisan_id = table.Column<long>(type: "INTEGER", nullable: true),
                    product_id = table.Column<long>(type: "INTEGER", nullable: true),
                    approval_agreement_no = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    approval_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    approval_enterprise = table.Column<long>(type: "INTEGER", nullable: false),
                    approval_farmers = table.Column<long>(type: "INTEGER", nullable: false),
                    approval_government = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_revenue_rules", x => x.id);
                    table.CheckConstraint("ck_revenue_rules_scope", "(category_id IS NULL AND artisan_id IS NULL) OR (category_id IS NULL AND product_id IS NULL) OR (artisan_id IS NULL AND product_id IS NULL)");
                    table.ForeignKey(
                        name: "FK_revenue_rules_artisans_artisan_id",
                        column: x => x.artisan_id,
                        principalTable: "artisans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_revenue_rules_categories_category_id",
                        column: x => x.category_id,
                        principalTable: "categories",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_revenue_rules_products_product_id",
                        column: x => x.product_id,
                        principalTable: "products",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "rule_proposals",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    effective_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    category_id = table.Column<long>(type: "INTEGER", nullable: true),
                    artisan_id = table.Column<long>(type: "INTEGER", nullable: true),
                    product_id = table.Column<long>(type: "INTEGER", nullable: true),
                    agreement_no = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    steps = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    author = table.Column<long>(type: "INTEGER", nullable: false),
                    proposed_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    farmers = table.Column<long>(type: "INTEGER", nullable: false),
                    enterprise = table.Column<long>(type: "INTEGER", nullable: false),
                    government = table.Column<long>(type: "INTEGER", nullable: false),
                    farmers_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    enterprise_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    government_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    status = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    ended_by = table.Column<long>(type: "INTEGER", nullable: true),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rule_proposals", x => x.id);
                    table.CheckConstraint("ck_rule_proposals_agreed", "status <> 'Agreed' OR (farmers_at IS NOT NULL AND enterprise_at IS NOT NULL AND government_at IS NOT NULL)");
                    table.CheckConstraint("ck_rule_proposals_ended", "(status = 'Waiting') = (ended_at IS NULL)");
                    table.ForeignKey(
                        name: "FK_rule_proposals_artisans_artisan_id",
                        column: x => x.artisan_id,
                        principalTable: "artisans",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_rule_proposals_categories_category_id",
                        column: x => x.category_id,
                        principalTable: "categories",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_rule_proposals_products_product_id",
                        column: x => x.product_id,
                        principalTable: "products",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "skus",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    product_id = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    stock = table.Column<int>(type: "INTEGER", nullable: false),
                    weight_grams = table.Column<int>(type: "INTEGER", nullable: true),
                    price_fen = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_skus", x => x.id);
                    table.CheckConstraint("ck_skus_stock", "stock >= 0");
                    table.ForeignKey(
                        name: "FK_skus_products_product_id",
                        column: x => x.product_id,
                        principalTable: "products",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "parcels",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    shipment_id = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    carrier_code = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    tracking_no = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    sent_by = table.Column<long>(type: "INTEGER", nullable: false),
                    sent_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    withdrawn_by = table.Column<long>(type: "INTEGER", nullable: true),
                    withdrawn_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_parcels", x => x.id);
                    table.ForeignKey(
                        name: "FK_parcels_shipments_shipment_id",
                        column: x => x.shipment_id,
                        principalTable: "shipments",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "revenue_rule_steps",
                columns: table => new
                {
                    rule_id = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    party_id = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    amount_fen = table.Column<long>(type: "INTEGER", nullable: true),
                    basis_points = table.Column<int>(type: "INTEGER", nullable: true),
                    of = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    cap_fen = table.Column<long>(type: "INTEGER", nullable: true),
                    floor_fen = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_revenue_rule_steps", x => new { x.rule_id, x.number });
                    table.CheckConstraint("ck_revenue_rule_steps_bounds", "floor_fen <= cap_fen");
                    table.CheckConstraint("ck_revenue_rule_steps_kind", "(kind = 'Fixed' AND amount_fen >= 0) OR (kind <> 'Fixed' AND basis_points BETWEEN 0 AND 10000)");
                    table.ForeignKey(
                        name: "FK_revenue_rule_steps_parties_party_id",
                        column: x => x.party_id,
                        principalTable: "parties",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_revenue_rule_steps_revenue_rules_rule_id",
                        column: x => x.rule_id,
                        principalTable: "revenue_rules",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sales",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    document = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    item = table.Column<int>(type: "INTEGER", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    quantity = table.Column<int>(type: "INTEGER", nullable: false),
                    household_id = table.Column<long>(type: "INTEGER", nullable: true),
                    revenue_rule_id = table.Column<long>(type: "INTEGER", nullable: true),
                    is_member_sale = table.Column<bool>(type: "INTEGER", nullable: false),
                    opened_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    due_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    open_refunds = table.Column<int>(type: "INTEGER", nullable: false),
                    settled_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    times_posted = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    held_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    held_until = table.Column<DateTime>(type: "TEXT", nullable: true),
                    discount_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    gross_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    paid_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    refunded_after_settlement_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    refunded_before_settlement_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    refunds_in_flight_fen = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sales", x => x.id);
                    table.CheckConstraint("ck_sales_held", "held_until IS NULL OR (held_at IS NOT NULL AND held_until > held_at)");
                    table.CheckConstraint("ck_sales_paid", "paid_fen = gross_fen - discount_fen AND paid_fen >= 0");
                    table.CheckConstraint("ck_sales_parties", "(kind = 'Goods') = (household_id IS NOT NULL AND revenue_rule_id IS NOT NULL AND item > 0)");
                    table.CheckConstraint("ck_sales_refunds", "refunded_before_settlement_fen + refunded_after_settlement_fen + refunds_in_flight_fen <= paid_fen");
                    table.ForeignKey(
                        name: "FK_sales_households_household_id",
                        column: x => x.household_id,
                        principalTable: "households",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_sales_revenue_rules_revenue_rule_id",
                        column: x => x.revenue_rule_id,
                        principalTable: "revenue_rules",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "order_lines",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    order_id = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    sku_id = table.Column<long>(type: "INTEGER", nullable: false),
                    household_id = table.Column<long>(type: "INTEGER", nullable: false),
                    revenue_rule_id = table.Column<long>(type: "INTEGER", nullable: false),
                    is_member_sale = table.Column<bool>(type: "INTEGER", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    quantity = table.Column<int>(type: "INTEGER", nullable: false),
                    after_sales_hours = table.Column<int>(type: "INTEGER", nullable: false),
                    pieces_in_flight = table.Column<int>(type: "INTEGER", nullable: false),
                    pieces_returned = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    discount_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    gross_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    paid_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    unit_price_fen = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_order_lines", x => x.id);
                    table.CheckConstraint("ck_order_lines_pieces", "pieces_returned >= 0 AND pieces_in_flight >= 0 AND pieces_returned + pieces_in_flight <= quantity");
                    table.CheckConstraint("ck_order_lines_quantity", "quantity > 0");
                    table.ForeignKey(
                        name: "FK_order_lines_households_household_id",
                        column: x => x.household_id,
                        principalTable: "households",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_order_lines_orders_order_id",
                        column: x => x.order_id,
                        principalTable: "orders",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_order_lines_revenue_rules_revenue_rule_id",
                        column: x => x.revenue_rule_id,
                        principalTable: "revenue_rules",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_order_lines_skus_sku_id",
                        column: x => x.sku_id,
                        principalTable: "skus",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "stock_movements",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    sku_id = table.Column<long>(type: "INTEGER", nullable: false),
                    pieces = table.Column<int>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    document = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    staff_id = table.Column<long>(type: "INTEGER", nullable: true),
                    note = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stock_movements", x => x.id);
                    table.CheckConstraint("ck_stock_movements_pieces", "pieces <> 0");
                    table.ForeignKey(
                        name: "FK_stock_movements_skus_sku_id",
                        column: x => x.sku_id,
                        principalTable: "skus",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_stock_movements_staff_staff_id",
                        column: x => x.staff_id,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "journal_lines",
                columns: table => new
                {
                    entry_id = table.Column<long>(type: "INTEGER", nullable: false),
                    sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    account_code = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    household_id = table.Column<long>(type: "INTEGER", nullable: true),
                    sale_id = table.Column<long>(type: "INTEGER", nullable: true),
                    party_id = table.Column<long>(type: "INTEGER", nullable: true),
                    amount_fen = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_journal_lines", x => new { x.entry_id, x.sequence });
                    table.CheckConstraint("ck_journal_lines_amount", "amount_fen <> 0");
                    table.ForeignKey(
                        name: "FK_journal_lines_households_household_id",
                        column: x => x.household_id,
                        principalTable: "households",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_journal_lines_journal_entries_entry_id",
                        column: x => x.entry_id,
                        principalTable: "journal_entries",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_journal_lines_parties_party_id",
                        column: x => x.party_id,
                        principalTable: "parties",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_journal_lines_sales_sale_id",
                        column: x => x.sale_id,
                        principalTable: "sales",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "refunds",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    order_id = table.Column<long>(type: "INTEGER", nullable: false),
                    sale_id = table.Column<long>(type: "INTEGER", nullable: true),
                    out_refund_no = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    pieces = table.Column<int>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    sent_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    status = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    refund_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    succeeded_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    amount_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    freight_fen = table.Column<long>(type: "INTEGER", nullable: false),
                    checked_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    checker = table.Column<long>(type: "INTEGER", nullable: true),
                    decline_reason = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    declined_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    decliner = table.Column<long>(type: "INTEGER", nullable: true),
                    made_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    maker = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_refunds", x => x.id);
                    table.CheckConstraint("ck_refunds_amount", "amount_fen > 0 AND freight_fen >= 0 AND freight_fen <= amount_fen AND pieces >= 0");
                    table.CheckConstraint("ck_refunds_approved", "status IN ('Requested', 'Declined') OR (sent_at IS NOT NULL AND (maker IS NULL OR checker IS NOT NULL))");
                    table.CheckConstraint("ck_refunds_two_people", "(maker IS NOT NULL OR (checker IS NULL AND decliner IS NULL)) AND (checker IS NULL OR decliner IS NULL) AND (checker IS NULL OR checker <> maker) AND (checker IS NULL) = (checked_at IS NULL) AND (decliner IS NULL) = (declined_at IS NULL) AND (decline_reason IS NULL OR decliner IS NOT NULL) AND (decliner IS NULL OR (decliner = maker) = (decline_reason IS NULL))");
                    table.ForeignKey(
                        name: "FK_refunds_orders_order_id",
                        column: x => x.order_id,
                        principalTable: "orders",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_refunds_sales_sale_id",
                        column: x => x.sale_id,
                        principalTable: "sales",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sale_holds",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    sale_id = table.Column<long>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    by = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    released_by = table.Column<long>(type: "INTEGER", nullable: true),
                    released_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    release_note = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sale_holds", x => x.id);
                    table.CheckConstraint("ck_sale_holds_released", "(released_by IS NULL) = (released_at IS NULL)");
                    table.ForeignKey(
                        name: "FK_sale_holds_sales_sale_id",
                        column: x => x.sale_id,
                        principalTable: "sales",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_sale_holds_staff_by",
                        column: x => x.by,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_sale_holds_staff_released_by",
                        column: x => x.released_by,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sale_postings",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    cooperative_id = table.Column<long>(type: "INTEGER", nullable: false),
                    sale_id = table.Column<long>(type: "INTEGER", nullable: false),
                    generation = table.Column<int>(type: "INTEGER", nullable: false),
                    entry_id = table.Column<long>(type: "INTEGER", nullable: false),
                    household_id = table.Column<long>(type: "INTEGER", nullable: true),
                    is_member_sale = table.Column<bool>(type: "INTEGER", nullable: false),
                    period_id = table.Column<long>(type: "INTEGER", nullable: false),
                    out_refund_no = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    net_fen = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sale_postings", x => x.id);
                    table.ForeignKey(
                        name: "FK_sale_postings_accounting_periods_period_id",
                        column: x => x.period_id,
                        principalTable: "accounting_periods",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_sale_postings_journal_entries_entry_id",
                        column: x => x.entry_id,
                        principalTable: "journal_entries",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_sale_postings_sales_sale_id",
                        column: x => x.sale_id,
                        principalTable: "sales",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_account_balances_period_id",
                table: "account_balances",
                column: "period_id");

            migrationBuilder.CreateIndex(
                name: "IX_accounting_periods_cooperative_id_first_day",
                table: "accounting_periods",
                columns: new[] { "cooperative_id", "first_day" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_alarms_assignee",
                table: "alarms",
                column: "assignee");

            migrationBuilder.CreateIndex(
                name: "IX_alarms_closed_by",
                table: "alarms",
                column: "closed_by");

            migrationBuilder.CreateIndex(
                name: "IX_alarms_cooperative_id_code_subject_open_slot",
                table: "alarms",
                columns: new[] { "cooperative_id", "code", "subject", "open_slot" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_alarms_cooperative_id_open_slot_raised_at",
                table: "alarms",
                columns: new[] { "cooperative_id", "open_slot", "raised_at" });

            migrationBuilder.CreateIndex(
                name: "IX_artisans_household_id",
                table: "artisans",
                column: "household_id");

            migrationBuilder.CreateIndex(
                name: "IX_audit_trail_cooperative_id_at",
                table: "audit_trail",
                columns: new[] { "cooperative_id", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_audit_trail_cooperative_id_document",
                table: "audit_trail",
                columns: new[] { "cooperative_id", "document" });

            migrationBuilder.CreateIndex(
                name: "IX_audit_trail_cooperative_id_staff_id_at",
                table: "audit_trail",
                columns: new[] { "cooperative_id", "staff_id", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_bank_file_formats_cooperative_id",
                table: "bank_file_formats",
                column: "cooperative_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_bank_files_cooperative_id_sha256",
                table: "bank_files",
                columns: new[] { "cooperative_id", "sha256" });

            migrationBuilder.CreateIndex(
                name: "IX_bank_layouts_cooperative_id_name",
                table: "bank_layouts",
                columns: new[] { "cooperative_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_bank_rows_cooperative_id_fingerprint_occurrence",
                table: "bank_rows",
                columns: new[] { "cooperative_id", "fingerprint", "occurrence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_bank_rows_entry_id",
                table: "bank_rows",
                column: "entry_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_bank_rows_file_id",
                table: "bank_rows",
                column: "file_id");

            migrationBuilder.CreateIndex(
                name: "IX_bill_files_cooperative_id_kind_day_current_slot",
                table: "bill_files",
                columns: new[] { "cooperative_id", "kind", "day", "current_slot" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_break_steps_break_id",
                table: "break_steps",
                column: "break_id");

            migrationBuilder.CreateIndex(
                name: "IX_breaks_cooperative_id_source_day_class_subject",
                table: "breaks",
                columns: new[] { "cooperative_id", "source", "day", "class", "subject" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_breaks_cooperative_id_status_day",
                table: "breaks",
                columns: new[] { "cooperative_id", "status", "day" });

            migrationBuilder.CreateIndex(
                name: "IX_capital_change_lines_change_id_household_id",
                table: "capital_change_lines",
                columns: new[] { "change_id", "household_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_capital_change_lines_household_id",
                table: "capital_change_lines",
                column: "household_id");

            migrationBuilder.CreateIndex(
                name: "IX_capital_changes_cooperative_id_number",
                table: "capital_changes",
                columns: new[] { "cooperative_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_categories_cooperative_id_path",
                table: "categories",
                columns: new[] { "cooperative_id", "path" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_categories_parent_id",
                table: "categories",
                column: "parent_id");

            migrationBuilder.CreateIndex(
                name: "IX_cooperatives_village",
                table: "cooperatives",
                column: "village",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_cost_vouchers_cooperative_id_day",
                table: "cost_vouchers",
                columns: new[] { "cooperative_id", "day" });

            migrationBuilder.CreateIndex(
                name: "IX_cost_vouchers_cooperative_id_number",
                table: "cost_vouchers",
                columns: new[] { "cooperative_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_cost_vouchers_household_id",
                table: "cost_vouchers",
                column: "household_id");

            migrationBuilder.CreateIndex(
                name: "IX_departures_cooperative_id_household_id_open_slot",
                table: "departures",
                columns: new[] { "cooperative_id", "household_id", "open_slot" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_departures_cooperative_id_number",
                table: "departures",
                columns: new[] { "cooperative_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_departures_household_id",
                table: "departures",
                column: "household_id");

            migrationBuilder.CreateIndex(
                name: "IX_dividend_plans_cooperative_id_period_id_period_slot",
                table: "dividend_plans",
                columns: new[] { "cooperative_id", "period_id", "period_slot" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_dividend_plans_period_id",
                table: "dividend_plans",
                column: "period_id");

            migrationBuilder.CreateIndex(
                name: "IX_dividend_shares_household_id",
                table: "dividend_shares",
                column: "household_id");

            migrationBuilder.CreateIndex(
                name: "IX_dividend_shares_plan_id_household_id",
                table: "dividend_shares",
                columns: new[] { "plan_id", "household_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_erased_villages_village",
                table: "erased_villages",
                column: "village");

            migrationBuilder.CreateIndex(
                name: "IX_front_holidays_front_version_id",
                table: "front_holidays",
                column: "front_version_id");

            migrationBuilder.CreateIndex(
                name: "IX_front_versions_cooperative_id_revision",
                table: "front_versions",
                columns: new[] { "cooperative_id", "revision" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_front_versions_written_by",
                table: "front_versions",
                column: "written_by");

            migrationBuilder.CreateIndex(
                name: "IX_household_balances_household_id",
                table: "household_balances",
                column: "household_id");

            migrationBuilder.CreateIndex(
                name: "IX_household_balances_period_id",
                table: "household_balances",
                column: "period_id");

            migrationBuilder.CreateIndex(
                name: "IX_household_events_by",
                table: "household_events",
                column: "by");

            migrationBuilder.CreateIndex(
                name: "IX_household_events_cooperative_id_household_id",
                table: "household_events",
                columns: new[] { "cooperative_id", "household_id" });

            migrationBuilder.CreateIndex(
                name: "IX_household_events_household_id",
                table: "household_events",
                column: "household_id");

            migrationBuilder.CreateIndex(
                name: "IX_household_merges_cooperative_id_household_id_open_slot",
                table: "household_merges",
                columns: new[] { "cooperative_id", "household_id", "open_slot" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_household_merges_cooperative_id_number",
                table: "household_merges",
                columns: new[] { "cooperative_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_household_merges_household_id",
                table: "household_merges",
                column: "household_id");

            migrationBuilder.CreateIndex(
                name: "IX_household_merges_into_id",
                table: "household_merges",
                column: "into_id");

            migrationBuilder.CreateIndex(
                name: "IX_household_people_cooperative_id_open_id",
                table: "household_people",
                columns: new[] { "cooperative_id", "open_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_household_people_household_id",
                table: "household_people",
                column: "household_id");

            migrationBuilder.CreateIndex(
                name: "IX_household_split_parts_split_id",
                table: "household_split_parts",
                column: "split_id");

            migrationBuilder.CreateIndex(
                name: "IX_household_splits_cooperative_id_household_id_open_slot",
                table: "household_splits",
                columns: new[] { "cooperative_id", "household_id", "open_slot" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_household_splits_cooperative_id_number",
                table: "household_splits",
                columns: new[] { "cooperative_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_household_splits_household_id",
                table: "household_splits",
                column: "household_id");

            migrationBuilder.CreateIndex(
                name: "IX_household_splits_new_household_id",
                table: "household_splits",
                column: "new_household_id");

            migrationBuilder.CreateIndex(
                name: "IX_households_cooperative_id_number",
                table: "households",
                columns: new[] { "cooperative_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_idempotency_records_cooperative_id_key",
                table: "idempotency_records",
                columns: new[] { "cooperative_id", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_inbox_messages_cooperative_id_processed_at_next_at",
                table: "inbox_messages",
                columns: new[] { "cooperative_id", "processed_at", "next_at" });

            migrationBuilder.CreateIndex(
                name: "IX_inbox_messages_cooperative_id_source_event_key",
                table: "inbox_messages",
                columns: new[] { "cooperative_id", "source", "event_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_journal_entries_cooperative_id_business_key",
                table: "journal_entries",
                columns: new[] { "cooperative_id", "business_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_journal_entries_period_id_cooperative_id_effective_at",
                table: "journal_entries",
                columns: new[] { "period_id", "cooperative_id", "effective_at" });

            migrationBuilder.CreateIndex(
                name: "IX_journal_entries_reverses_id",
                table: "journal_entries",
                column: "reverses_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_journal_lines_cooperative_id_account_code_entry_id",
                table: "journal_lines",
                columns: new[] { "cooperative_id", "account_code", "entry_id" });

            migrationBuilder.CreateIndex(
                name: "IX_journal_lines_household_id_account_code_cooperative_id",
                table: "journal_lines",
                columns: new[] { "household_id", "account_code", "cooperative_id" });

            migrationBuilder.CreateIndex(
                name: "IX_journal_lines_party_id",
                table: "journal_lines",
                column: "party_id");

            migrationBuilder.CreateIndex(
                name: "IX_journal_lines_sale_id",
                table: "journal_lines",
                column: "sale_id");

            migrationBuilder.CreateIndex(
                name: "IX_licences_cooperative_id_kind_number_open_slot",
                table: "licences",
                columns: new[] { "cooperative_id", "kind", "number", "open_slot" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_licences_household_id",
                table: "licences",
                column: "household_id");

            migrationBuilder.CreateIndex(
                name: "IX_licences_scan_id",
                table: "licences",
                column: "scan_id");

            migrationBuilder.CreateIndex(
                name: "IX_merchant_accounts_cooperative_id_revision",
                table: "merchant_accounts",
                columns: new[] { "cooperative_id", "revision" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_merchant_accounts_cooperative_id_slot",
                table: "merchant_accounts",
                columns: new[] { "cooperative_id", "slot" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_message_consents_cooperative_id_shopper_id_topic",
                table: "message_consents",
                columns: new[] { "cooperative_id", "shopper_id", "topic" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_message_consents_shopper_id",
                table: "message_consents",
                column: "shopper_id");

            migrationBuilder.CreateIndex(
                name: "IX_order_lines_household_id",
                table: "order_lines",
                column: "household_id");

            migrationBuilder.CreateIndex(
                name: "IX_order_lines_order_id_number",
                table: "order_lines",
                columns: new[] { "order_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_order_lines_revenue_rule_id",
                table: "order_lines",
                column: "revenue_rule_id");

            migrationBuilder.CreateIndex(
                name: "IX_order_lines_sku_id",
                table: "order_lines",
                column: "sku_id");

            migrationBuilder.CreateIndex(
                name: "IX_orders_cooperative_id_number",
                table: "orders",
                columns: new[] { "cooperative_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_orders_cooperative_id_number_end",
                table: "orders",
                columns: new[] { "cooperative_id", "number_end" });

            migrationBuilder.CreateIndex(
                name: "IX_orders_cooperative_id_phone_end",
                table: "orders",
                columns: new[] { "cooperative_id", "phone_end" });

            migrationBuilder.CreateIndex(
                name: "IX_orders_cooperative_id_placed_at",
                table: "orders",
                columns: new[] { "cooperative_id", "placed_at" });

            migrationBuilder.CreateIndex(
                name: "IX_orders_cooperative_id_shopper_id_placed_at",
                table: "orders",
                columns: new[] { "cooperative_id", "shopper_id", "placed_at" });

            migrationBuilder.CreateIndex(
                name: "IX_orders_cooperative_id_status_placed_at",
                table: "orders",
                columns: new[] { "cooperative_id", "status", "placed_at" });

            migrationBuilder.CreateIndex(
                name: "IX_orders_shopper_id",
                table: "orders",
                column: "shopper_id");

            migrationBuilder.CreateIndex(
                name: "IX_outbox_messages_cooperative_id_done_at_next_at",
                table: "outbox_messages",
                columns: new[] { "cooperative_id", "done_at", "next_at" });

            migrationBuilder.CreateIndex(
                name: "IX_outbox_messages_cooperative_id_kind_subject",
                table: "outbox_messages",
                columns: new[] { "cooperative_id", "kind", "subject" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_parcels_shipment_id",
                table: "parcels",
                column: "shipment_id");

            migrationBuilder.CreateIndex(
                name: "IX_parcels_tracking_no",
                table: "parcels",
                column: "tracking_no");

            migrationBuilder.CreateIndex(
                name: "IX_parties_artisan_id",
                table: "parties",
                column: "artisan_id");

            migrationBuilder.CreateIndex(
                name: "IX_parties_cooperative_id_kind_name",
                table: "parties",
                columns: new[] { "cooperative_id", "kind", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_parties_household_id",
                table: "parties",
                column: "household_id");

            migrationBuilder.CreateIndex(
                name: "IX_payee_changes_cooperative_id_household_id_open_slot",
                table: "payee_changes",
                columns: new[] { "cooperative_id", "household_id", "open_slot" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_payee_changes_cooperative_id_number",
                table: "payee_changes",
                columns: new[] { "cooperative_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_payee_changes_household_id",
                table: "payee_changes",
                column: "household_id");

            migrationBuilder.CreateIndex(
                name: "IX_payments_cooperative_id_next_query_at",
                table: "payments",
                columns: new[] { "cooperative_id", "next_query_at" });

            migrationBuilder.CreateIndex(
                name: "IX_payments_cooperative_id_out_trade_no",
                table: "payments",
                columns: new[] { "cooperative_id", "out_trade_no" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_payments_cooperative_id_transaction_id",
                table: "payments",
                columns: new[] { "cooperative_id", "transaction_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_payments_order_id",
                table: "payments",
                column: "order_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_payout_batches_cooperative_id_draft_slot",
                table: "payout_batches",
                columns: new[] { "cooperative_id", "draft_slot" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_payout_batches_cooperative_id_number",
                table: "payout_batches",
                columns: new[] { "cooperative_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_payouts_batch_id",
                table: "payouts",
                column: "batch_id");

            migrationBuilder.CreateIndex(
                name: "IX_payouts_cooperative_id_next_query_at",
                table: "payouts",
                columns: new[] { "cooperative_id", "next_query_at" });

            migrationBuilder.CreateIndex(
                name: "IX_payouts_cooperative_id_out_bill_no",
                table: "payouts",
                columns: new[] { "cooperative_id", "out_bill_no" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_payouts_cooperative_id_status",
                table: "payouts",
                columns: new[] { "cooperative_id", "status" });

            migrationBuilder.CreateIndex(
                name: "IX_payouts_household_id_status",
                table: "payouts",
                columns: new[] { "household_id", "status" });

            migrationBuilder.CreateIndex(
                name: "IX_payouts_reissue_of_id",
                table: "payouts",
                column: "reissue_of_id");

            migrationBuilder.CreateIndex(
                name: "IX_payouts_replaced_in_id",
                table: "payouts",
                column: "replaced_in_id");

            migrationBuilder.CreateIndex(
                name: "IX_phone_links_cooperative_id_number",
                table: "phone_links",
                columns: new[] { "cooperative_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_phone_links_cooperative_id_open_id",
                table: "phone_links",
                columns: new[] { "cooperative_id", "open_id" });

            migrationBuilder.CreateIndex(
                name: "IX_phone_links_cooperative_id_person_id_open_slot",
                table: "phone_links",
                columns: new[] { "cooperative_id", "person_id", "open_slot" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_phone_links_household_id",
                table: "phone_links",
                column: "household_id");

            migrationBuilder.CreateIndex(
                name: "IX_pictures_cooperative_id_key_audience",
                table: "pictures",
                columns: new[] { "cooperative_id", "key", "audience" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_pictures_uploaded_by",
                table: "pictures",
                column: "uploaded_by");

            migrationBuilder.CreateIndex(
                name: "IX_plan_objections_answered_by",
                table: "plan_objections",
                column: "answered_by");

            migrationBuilder.CreateIndex(
                name: "IX_plan_objections_cooperative_id_status",
                table: "plan_objections",
                columns: new[] { "cooperative_id", "status" });

            migrationBuilder.CreateIndex(
                name: "IX_plan_objections_household_id",
                table: "plan_objections",
                column: "household_id");

            migrationBuilder.CreateIndex(
                name: "IX_plan_objections_plan_id_household_id_open_slot",
                table: "plan_objections",
                columns: new[] { "plan_id", "household_id", "open_slot" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_plan_objections_shopper_id",
                table: "plan_objections",
                column: "shopper_id");

            migrationBuilder.CreateIndex(
                name: "IX_plan_objections_taken_down_by",
                table: "plan_objections",
                column: "taken_down_by");

            migrationBuilder.CreateIndex(
                name: "IX_plan_resolutions_by",
                table: "plan_resolutions",
                column: "by");

            migrationBuilder.CreateIndex(
                name: "IX_plan_resolutions_plan_id",
                table: "plan_resolutions",
                column: "plan_id");

            migrationBuilder.CreateIndex(
                name: "IX_plan_withdrawals_by",
                table: "plan_withdrawals",
                column: "by");

            migrationBuilder.CreateIndex(
                name: "IX_plan_withdrawals_plan_id",
                table: "plan_withdrawals",
                column: "plan_id");

            migrationBuilder.CreateIndex(
                name: "IX_posting_requests_cooperative_id_kind_reference_open_slot",
                table: "posting_requests",
                columns: new[] { "cooperative_id", "kind", "reference", "open_slot" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_product_blocks_picture_id",
                table: "product_blocks",
                column: "picture_id");

            migrationBuilder.CreateIndex(
                name: "IX_product_blocks_product_id",
                table: "product_blocks",
                column: "product_id");

            migrationBuilder.CreateIndex(
                name: "IX_product_pictures_picture_id",
                table: "product_pictures",
                column: "picture_id");

            migrationBuilder.CreateIndex(
                name: "IX_product_pictures_product_id",
                table: "product_pictures",
                column: "product_id");

            migrationBuilder.CreateIndex(
                name: "IX_products_artisan_id",
                table: "products",
                column: "artisan_id");

            migrationBuilder.CreateIndex(
                name: "IX_products_category_id",
                table: "products",
                column: "category_id");

            migrationBuilder.CreateIndex(
                name: "IX_products_cooperative_id_name",
                table: "products",
                columns: new[] { "cooperative_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_products_household_id",
                table: "products",
                column: "household_id");

            migrationBuilder.CreateIndex(
                name: "IX_products_publish_at",
                table: "products",
                column: "publish_at");

            migrationBuilder.CreateIndex(
                name: "IX_reconciled_days_cooperative_id_day",
                table: "reconciled_days",
                columns: new[] { "cooperative_id", "day" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_refunds_cooperative_id_out_refund_no",
                table: "refunds",
                columns: new[] { "cooperative_id", "out_refund_no" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_refunds_order_id",
                table: "refunds",
                column: "order_id");

            migrationBuilder.CreateIndex(
                name: "IX_refunds_sale_id",
                table: "refunds",
                column: "sale_id");

            migrationBuilder.CreateIndex(
                name: "IX_reminder_calls_by",
                table: "reminder_calls",
                column: "by");

            migrationBuilder.CreateIndex(
                name: "IX_reminder_calls_cooperative_id_household_id_at",
                table: "reminder_calls",
                columns: new[] { "cooperative_id", "household_id", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_reminder_calls_household_id",
                table: "reminder_calls",
                column: "household_id");

            migrationBuilder.CreateIndex(
                name: "IX_reminders_batch_id",
                table: "reminders",
                column: "batch_id");

            migrationBuilder.CreateIndex(
                name: "IX_reminders_cooperative_id_household_id_batch_id_sent_off_at_topic",
                table: "reminders",
                columns: new[] { "cooperative_id", "household_id", "batch_id", "sent_off_at", "topic" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_reminders_cooperative_id_out_bill_no_topic",
                table: "reminders",
                columns: new[] { "cooperative_id", "out_bill_no", "topic" });

            migrationBuilder.CreateIndex(
                name: "IX_reminders_household_id",
                table: "reminders",
                column: "household_id");

            migrationBuilder.CreateIndex(
                name: "IX_repayments_cooperative_id_household_id_open_slot",
                table: "repayments",
                columns: new[] { "cooperative_id", "household_id", "open_slot" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_repayments_cooperative_id_number",
                table: "repayments",
                columns: new[] { "cooperative_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_repayments_household_id",
                table: "repayments",
                column: "household_id");

            migrationBuilder.CreateIndex(
                name: "IX_restorations_cooperative_id_ended_at",
                table: "restorations",
                columns: new[] { "cooperative_id", "ended_at" });

            migrationBuilder.CreateIndex(
                name: "IX_revenue_rule_steps_party_id",
                table: "revenue_rule_steps",
                column: "party_id");

            migrationBuilder.CreateIndex(
                name: "IX_revenue_rule_steps_rule_id_party_id",
                table: "revenue_rule_steps",
                columns: new[] { "rule_id", "party_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_revenue_rules_artisan_id",
                table: "revenue_rules",
                column: "artisan_id");

            migrationBuilder.CreateIndex(
                name: "IX_revenue_rules_category_id",
                table: "revenue_rules",
                column: "category_id");

            migrationBuilder.CreateIndex(
                name: "IX_revenue_rules_cooperative_id_code_revision",
                table: "revenue_rules",
                columns: new[] { "cooperative_id", "code", "revision" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_revenue_rules_product_id",
                table: "revenue_rules",
                column: "product_id");

            migrationBuilder.CreateIndex(
                name: "IX_rule_proposals_artisan_id",
                table: "rule_proposals",
                column: "artisan_id");

            migrationBuilder.CreateIndex(
                name: "IX_rule_proposals_category_id",
                table: "rule_proposals",
                column: "category_id");

            migrationBuilder.CreateIndex(
                name: "IX_rule_proposals_cooperative_id_status",
                table: "rule_proposals",
                columns: new[] { "cooperative_id", "status" });

            migrationBuilder.CreateIndex(
                name: "IX_rule_proposals_product_id",
                table: "rule_proposals",
                column: "product_id");

            migrationBuilder.CreateIndex(
                name: "IX_sale_holds_by",
                table: "sale_holds",
                column: "by");

            migrationBuilder.CreateIndex(
                name: "IX_sale_holds_released_by",
                table: "sale_holds",
                column: "released_by");

            migrationBuilder.CreateIndex(
                name: "IX_sale_holds_sale_id_at",
                table: "sale_holds",
                columns: new[] { "sale_id", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_sale_postings_cooperative_id_period_id_household_id",
                table: "sale_postings",
                columns: new[] { "cooperative_id", "period_id", "household_id" });

            migrationBuilder.CreateIndex(
                name: "IX_sale_postings_entry_id",
                table: "sale_postings",
                column: "entry_id");

            migrationBuilder.CreateIndex(
                name: "IX_sale_postings_period_id",
                table: "sale_postings",
                column: "period_id");

            migrationBuilder.CreateIndex(
                name: "IX_sale_postings_sale_id_generation",
                table: "sale_postings",
                columns: new[] { "sale_id", "generation" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_sales_cooperative_id_document_item",
                table: "sales",
                columns: new[] { "cooperative_id", "document", "item" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_sales_cooperative_id_settled_at_due_at",
                table: "sales",
                columns: new[] { "cooperative_id", "settled_at", "due_at" });

            migrationBuilder.CreateIndex(
                name: "IX_sales_household_id",
                table: "sales",
                column: "household_id");

            migrationBuilder.CreateIndex(
                name: "IX_sales_revenue_rule_id",
                table: "sales",
                column: "revenue_rule_id");

            migrationBuilder.CreateIndex(
                name: "IX_seals_cooperative_id_sealed_rows_number",
                table: "seals",
                columns: new[] { "cooperative_id", "sealed_rows", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_seat_holdings_cooperative_id_seat_open_slot",
                table: "seat_holdings",
                columns: new[] { "cooperative_id", "seat", "open_slot" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_seat_holdings_cooperative_id_staff_id_open_slot",
                table: "seat_holdings",
                columns: new[] { "cooperative_id", "staff_id", "open_slot" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_seat_holdings_staff_id",
                table: "seat_holdings",
                column: "staff_id");

            migrationBuilder.CreateIndex(
                name: "IX_sessions_shopper_id",
                table: "sessions",
                column: "shopper_id");

            migrationBuilder.CreateIndex(
                name: "IX_sessions_token_hash",
                table: "sessions",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_shipments_cooperative_id_next_query_at",
                table: "shipments",
                columns: new[] { "cooperative_id", "next_query_at" });

            migrationBuilder.CreateIndex(
                name: "IX_shipments_order_id",
                table: "shipments",
                column: "order_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_shoppers_cooperative_id_open_id",
                table: "shoppers",
                columns: new[] { "cooperative_id", "open_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_sign_in_tries_last_at",
                table: "sign_in_tries",
                column: "last_at");

            migrationBuilder.CreateIndex(
                name: "IX_skus_product_id",
                table: "skus",
                column: "product_id");

            migrationBuilder.CreateIndex(
                name: "IX_staff_cooperative_id_name",
                table: "staff",
                columns: new[] { "cooperative_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_staff_account_claims_user_id",
                table: "staff_account_claims",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "IX_staff_account_logins_user_id",
                table: "staff_account_logins",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "IX_staff_accounts_cooperative_id",
                table: "staff_accounts",
                column: "cooperative_id");

            migrationBuilder.CreateIndex(
                name: "IX_staff_accounts_normalized_user_name",
                table: "staff_accounts",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_staff_accounts_staff_id",
                table: "staff_accounts",
                column: "staff_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_staff_invitations_hash",
                table: "staff_invitations",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_staff_invitations_staff_id",
                table: "staff_invitations",
                column: "staff_id");

            migrationBuilder.CreateIndex(
                name: "IX_staff_requests_cooperative_id_name_open_slot",
                table: "staff_requests",
                columns: new[] { "cooperative_id", "name", "open_slot" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_staff_requests_cooperative_id_number",
                table: "staff_requests",
                columns: new[] { "cooperative_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_staff_requests_staff_id",
                table: "staff_requests",
                column: "staff_id");

            migrationBuilder.CreateIndex(
                name: "IX_staff_sessions_staff_id_ended_at",
                table: "staff_sessions",
                columns: new[] { "staff_id", "ended_at" });

            migrationBuilder.CreateIndex(
                name: "IX_stock_movements_sku_id",
                table: "stock_movements",
                column: "sku_id");

            migrationBuilder.CreateIndex(
                name: "IX_stock_movements_staff_id",
                table: "stock_movements",
                column: "staff_id");

            migrationBuilder.CreateIndex(
                name: "IX_terms_versions_cooperative_id_revision",
                table: "terms_versions",
                columns: new[] { "cooperative_id", "revision" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_terms_versions_cooperative_id_slot",
                table: "terms_versions",
                columns: new[] { "cooperative_id", "slot" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_troubles_cooperative_id_list_subject",
                table: "troubles",
                columns: new[] { "cooperative_id", "list", "subject" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_withdrawals_cooperative_id_entry_subject",
                table: "withdrawals",
                columns: new[] { "cooperative_id", "entry_subject" },
                unique: true);

            migrationBuilder.GuardAppendOnlyTables();
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "account_balances");

            migrationBuilder.DropTable(
                name: "alarms");

            migrationBuilder.DropTable(
                name: "audit_trail");

            migrationBuilder.DropTable(
                name: "bank_file_formats");

            migrationBuilder.DropTable(
                name: "bank_layouts");

            migrationBuilder.DropTable(
                name: "bank_rows");

            migrationBuilder.DropTable(
                name: "bill_files");

            migrationBuilder.DropTable(
                name: "break_steps");

            migrationBuilder.DropTable(
                name: "capital_change_lines");

            migrationBuilder.DropTable(
                name: "cookie_keys");

            migrationBuilder.DropTable(
                name: "cost_vouchers");

            migrationBuilder.DropTable(
                name: "departures");

            migrationBuilder.DropTable(
                name: "dividend_shares");

            migrationBuilder.DropTable(
                name: "erased_villages");

            migrationBuilder.DropTable(
                name: "front_holidays");

            migrationBuilder.DropTable(
                name: "household_balances");

            migrationBuilder.DropTable(
                name: "household_events");

            migrationBuilder.DropTable(
                name: "household_merges");

            migrationBuilder.DropTable(
                name: "household_people");

            migrationBuilder.DropTable(
                name: "household_split_parts");

            migrationBuilder.DropTable(
                name: "idempotency_records");

            migrationBuilder.DropTable(
                name: "inbox_messages");

            migrationBuilder.DropTable(
                name: "journal_lines");

            migrationBuilder.DropTable(
                name: "licences");

            migrationBuilder.DropTable(
                name: "merchant_accounts");

            migrationBuilder.DropTable(
                name: "message_consents");

            migrationBuilder.DropTable(
                name: "order_lines");

            migrationBuilder.DropTable(
                name: "outbox_messages");

            migrationBuilder.DropTable(
                name: "parcels");

            migrationBuilder.DropTable(
                name: "payee_changes");

            migrationBuilder.DropTable(
                name: "payments");

            migrationBuilder.DropTable(
                name: "payouts");

            migrationBuilder.DropTable(
                name: "phone_links");

            migrationBuilder.DropTable(
                name: "plan_objections");

            migrationBuilder.DropTable(
                name: "plan_resolutions");

            migrationBuilder.DropTable(
                name: "plan_withdrawals");

            migrationBuilder.DropTable(
                name: "posting_requests");

            migrationBuilder.DropTable(
                name: "product_blocks");

            migrationBuilder.DropTable(
                name: "product_pictures");

            migrationBuilder.DropTable(
                name: "reconciled_days");

            migrationBuilder.DropTable(
                name: "refunds");

            migrationBuilder.DropTable(
                name: "reminder_calls");

            migrationBuilder.DropTable(
                name: "reminders");

            migrationBuilder.DropTable(
                name: "repayments");

            migrationBuilder.DropTable(
                name: "restorations");

            migrationBuilder.DropTable(
                name: "revenue_rule_steps");

            migrationBuilder.DropTable(
                name: "rule_proposals");

            migrationBuilder.DropTable(
                name: "sale_holds");

            migrationBuilder.DropTable(
                name: "sale_postings");

            migrationBuilder.DropTable(
                name: "seals");

            migrationBuilder.DropTable(
                name: "seat_holdings");

            migrationBuilder.DropTable(
                name: "sessions");

            migrationBuilder.DropTable(
                name: "sign_in_tries");

            migrationBuilder.DropTable(
                name: "staff_account_claims");

            migrationBuilder.DropTable(
                name: "staff_account_logins");

            migrationBuilder.DropTable(
                name: "staff_account_tokens");

            migrationBuilder.DropTable(
                name: "staff_invitations");

            migrationBuilder.DropTable(
                name: "staff_requests");

            migrationBuilder.DropTable(
                name: "staff_sessions");

            migrationBuilder.DropTable(
                name: "stock_movements");

            migrationBuilder.DropTable(
                name: "terms_versions");

            migrationBuilder.DropTable(
                name: "troubles");

            migrationBuilder.DropTable(
                name: "visit_days");

            migrationBuilder.DropTable(
                name: "withdrawals");

            migrationBuilder.DropTable(
                name: "bank_files");

            migrationBuilder.DropTable(
                name: "breaks");

            migrationBuilder.DropTable(
                name: "capital_changes");

            migrationBuilder.DropTable(
                name: "front_versions");

            migrationBuilder.DropTable(
                name: "household_splits");

            migrationBuilder.DropTable(
                name: "shipments");

            migrationBuilder.DropTable(
                name: "dividend_plans");

            migrationBuilder.DropTable(
                name: "pictures");

            migrationBuilder.DropTable(
                name: "payout_batches");

            migrationBuilder.DropTable(
                name: "parties");

            migrationBuilder.DropTable(
                name: "journal_entries");

            migrationBuilder.DropTable(
                name: "sales");

            migrationBuilder.DropTable(
                name: "staff_accounts");

            migrationBuilder.DropTable(
                name: "skus");

            migrationBuilder.DropTable(
                name: "orders");

            migrationBuilder.DropTable(
                name: "accounting_periods");

            migrationBuilder.DropTable(
                name: "revenue_rules");

            migrationBuilder.DropTable(
                name: "cooperatives");

            migrationBuilder.DropTable(
                name: "staff");

            migrationBuilder.DropTable(
                name: "shoppers");

            migrationBuilder.DropTable(
                name: "products");

            migrationBuilder.DropTable(
                name: "artisans");

            migrationBuilder.DropTable(
                name: "categories");

            migrationBuilder.DropTable(
                name: "households");
        }
    }
}
