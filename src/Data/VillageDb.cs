using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using VillageCloud.Data.Accounts;
using VillageCloud.Data.Bulk;
using VillageCloud.Data.Conventions;
using VillageCloud.Data.Platform;
using VillageCloud.Data.Secrets;
using VillageCloud.Domain.Audit;
using VillageCloud.Domain.Finance.Approvals;
using VillageCloud.Domain.Finance.Banking;
using VillageCloud.Domain.Finance.Capital;
using VillageCloud.Domain.Finance.Costs;
using VillageCloud.Domain.Finance.Dividends;
using VillageCloud.Domain.Finance.Ledger;
using VillageCloud.Domain.Finance.Merchants;
using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.Finance.Reconciliation;
using VillageCloud.Domain.Finance.Reminders;
using VillageCloud.Domain.Finance.Repayments;
using VillageCloud.Domain.Finance.Rules;
using VillageCloud.Domain.Finance.Sales;
using VillageCloud.Domain.Finance.Settings;
using VillageCloud.Domain.Makers.Artisans;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Alarms;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.People.Notices;
using VillageCloud.Domain.People.Shoppers;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Catalog;
using VillageCloud.Domain.Shop.Fulfilment;
using VillageCloud.Domain.Shop.Front;
using VillageCloud.Domain.Shop.Licences;
using VillageCloud.Domain.Shop.Orders;
using VillageCloud.Domain.Shop.Visits;
using VillageCloud.Domain.Village.Cooperatives;
using VillageCloud.Domain.Village.Media;

namespace VillageCloud.Data;

/// <summary>The village's data. Every cooperative-owned row is filtered by <see cref="Tenant"/>: a query can't see
/// another village, and a row of another village can't be saved.</summary>
/// <remarks>A context serves many scopes, one after the other: it goes back to a pool, and forgets there whom it
/// served.</remarks>
public abstract class VillageDb(DbContextOptions options) : DbContext(options), IDataProtectionKeyContext
{
    private Writes? writes;

    public Tenant Tenant { get; private set; } = new();

    /// <summary>What goes past the change tracker; a unit of work sends it at its end.</summary>
    public Writes Writes => writes ??= new(this);

    /// <summary>What this engine means by its error numbers.</summary>
    public DatabaseErrors Errors => Engine.Errors;

    public DbSet<Cooperative> Cooperatives => Set<Cooperative>();

    /// <summary>Of villages that are gone: what is left of them, of the whole installation.</summary>
    public DbSet<ErasedVillage> ErasedVillages => Set<ErasedVillage>();

    public DbSet<Picture> Pictures => Set<Picture>();

    public DbSet<StaffMember> Staff => Set<StaffMember>();

    public DbSet<StaffAccount> Accounts => Set<StaffAccount>();

    public DbSet<StaffSession> StaffSessions => Set<StaffSession>();

    public DbSet<StaffInvitation> StaffInvitations => Set<StaffInvitation>();

    public DbSet<StaffRequest> StaffRequests => Set<StaffRequest>();

    public DbSet<SeatHolding> SeatHoldings => Set<SeatHolding>();

    public DbSet<SignInTries> SignInTries => Set<SignInTries>();

    public DbSet<AuditRecord> AuditTrail => Set<AuditRecord>();

    public DbSet<Seal> Seals => Set<Seal>();

    /// <summary>What the cookies of the console are sealed with.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    public DbSet<Alarm> Alarms => Set<Alarm>();

    public DbSet<Trouble> Troubles => Set<Trouble>();

    public DbSet<Shopper> Shoppers => Set<Shopper>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<Household> Households => Set<Household>();

    public DbSet<HouseholdPerson> HouseholdPeople => Set<HouseholdPerson>();

    public DbSet<HouseholdEvent> HouseholdEvents => Set<HouseholdEvent>();

    public DbSet<PayeeChange> PayeeChanges => Set<PayeeChange>();

    public DbSet<PhoneLink> PhoneLinks => Set<PhoneLink>();

    public DbSet<Artisan> Artisans => Set<Artisan>();

    public DbSet<Category> Categories => Set<Category>();

    public DbSet<FrontVersion> FrontVersions => Set<FrontVersion>();

    public DbSet<FrontHoliday> FrontHolidays => Set<FrontHoliday>();

    public DbSet<VisitDay> VisitDays => Set<VisitDay>();

    public DbSet<Licence> Licences => Set<Licence>();

    public DbSet<Product> Products => Set<Product>();

    public DbSet<ProductPicture> ProductPictures => Set<ProductPicture>();

    public DbSet<ProductBlock> ProductBlocks => Set<ProductBlock>();

    public DbSet<Sku> Skus => Set<Sku>();

    public DbSet<StockMovement> StockMovements => Set<StockMovement>();

    public DbSet<Party> Parties => Set<Party>();

    public DbSet<RevenueRule> RevenueRules => Set<RevenueRule>();

    public DbSet<RuleProposal> RuleProposals => Set<RuleProposal>();

    public DbSet<Order> Orders => Set<Order>();

    public DbSet<OrderLine> OrderLines => Set<OrderLine>();

    public DbSet<TermsVersion> TermsVersions => Set<TermsVersion>();

    public DbSet<MerchantAccount> MerchantAccounts => Set<MerchantAccount>();

    public DbSet<Payment> Payments => Set<Payment>();

    public DbSet<Refund> Refunds => Set<Refund>();

    public DbSet<Shipment> Shipments => Set<Shipment>();

    public DbSet<Parcel> Parcels => Set<Parcel>();

    public DbSet<AccountingPeriod> Periods => Set<AccountingPeriod>();

    public DbSet<JournalEntry> JournalEntries => Set<JournalEntry>();

    public DbSet<JournalLine> JournalLines => Set<JournalLine>();

    public DbSet<AccountBalance> AccountBalances => Set<AccountBalance>();

    public DbSet<HouseholdBalance> HouseholdBalances => Set<HouseholdBalance>();

    public DbSet<PostingRequest> PostingRequests => Set<PostingRequest>();

    public DbSet<CostVoucher> CostVouchers => Set<CostVoucher>();

    public DbSet<Repayment> Repayments => Set<Repayment>();

    public DbSet<CapitalChange> CapitalChanges => Set<CapitalChange>();

    public DbSet<CapitalChangeLine> CapitalChangeLines => Set<CapitalChangeLine>();

    public DbSet<HouseholdSplit> HouseholdSplits => Set<HouseholdSplit>();

    public DbSet<HouseholdSplitPart> HouseholdSplitParts => Set<HouseholdSplitPart>();

    public DbSet<HouseholdMerge> HouseholdMerges => Set<HouseholdMerge>();

    public DbSet<Departure> Departures => Set<Departure>();

    public DbSet<Sale> Sales => Set<Sale>();

    public DbSet<SaleHold> SaleHolds => Set<SaleHold>();

    public DbSet<SalePosting> SalePostings => Set<SalePosting>();

    public DbSet<DividendPlan> DividendPlans => Set<DividendPlan>();

    public DbSet<DividendShare> DividendShares => Set<DividendShare>();

    public DbSet<PlanWithdrawal> PlanWithdrawals => Set<PlanWithdrawal>();

    public DbSet<PlanResolution> PlanResolutions => Set<PlanResolution>();

    public DbSet<PlanObjection> PlanObjections => Set<PlanObjection>();

    public DbSet<PayoutBatch> PayoutBatches => Set<PayoutBatch>();

    public DbSet<Payout> Payouts => Set<Payout>();

    public DbSet<MessageConsent> MessageConsents => Set<MessageConsent>();

    public DbSet<Reminder> Reminders => Set<Reminder>();

    public DbSet<ReminderCall> ReminderCalls => Set<ReminderCall>();

    public DbSet<BillFile> BillFiles => Set<BillFile>();

    public DbSet<ReconciledDay> ReconciledDays => Set<ReconciledDay>();

    public DbSet<Restoration> Restorations => Set<Restoration>();

    public DbSet<Withdrawal> Withdrawals => Set<Withdrawal>();

    public DbSet<Break> Breaks => Set<Break>();

    public DbSet<BankLayout> BankLayouts => Set<BankLayout>();

    /// <summary>How the village writes its payments for the bank; at most one row.</summary>
    public DbSet<BankFileFormat> BankFileFormats => Set<BankFileFormat>();

    public DbSet<BankFile> BankFiles => Set<BankFile>();

    public DbSet<BankRow> BankRows => Set<BankRow>();

    public DbSet<BreakStep> BreakSteps => Set<BreakStep>();

    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    public DbSet<InboxMessage> Inbox => Set<InboxMessage>();

    public DbSet<IdempotencyRecord> IdempotencyRecords => Set<IdempotencyRecord>();

    internal abstract IEngine Engine { get; }

    /// <summary>Null only where a model is described and no row is looked at.</summary>
    internal DataKeys? Keys { get; } = options.FindExtension<CoreOptionsExtension>()?.ApplicationServiceProvider?
        .GetService<DataKeys>();

    public override void Dispose()
    {
        Forget();
        base.Dispose();
        GC.SuppressFinalize(this);
    }

    public override async ValueTask DisposeAsync()
    {
        Forget();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    public override Task<int> SaveChangesAsync(
        bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        GuardRows();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        GuardRows();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    internal VillageDb For(Tenant scope)
    {
        Tenant = scope;
        return this;
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.UseVillageConventions();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(VillageDb).Assembly);
        modelBuilder.UseVillageNames();
        modelBuilder.UseEncryption(Keys);
        modelBuilder.HoldTwoPeople();
        foreach (var entity in modelBuilder.Model.GetEntityTypes().ToList())
        {
            if (typeof(ICooperativeOwned).IsAssignableFrom(entity.ClrType))
                CooperativeFilter.Apply(modelBuilder, entity.ClrType, this);
        }
    }

    private void Forget()
    {
        Tenant = new();
        writes?.Clear();
    }

    private static bool IsAppendOnly(object row) => row is JournalEntry or JournalLine or SalePosting or AuditRecord
        or Seal or StockMovement or Party or RevenueRule or RuleStep or BreakStep;

    private void GuardRows()
    {
        foreach (var entry in ChangeTracker.Entries())
        {
            if (entry.State is EntityState.Unchanged or EntityState.Detached) continue;
            if (entry.Entity is ICooperativeOwned owned)
            {
                Invariant.Holds(
                    owned.CooperativeId == Tenant.Id, $"{entry.Metadata.ShortName()} belongs to the village in scope");
            }

            if (entry is { Entity: JournalEntry posted, State: EntityState.Added }) KeepBalances(posted);
            Invariant.Holds(
                entry.Entity is not (AccountBalance or HouseholdBalance),
                "balances follow the journal and nothing else");
            if (IsAppendOnly(entry.Entity))
                Invariant.Holds(entry.State == EntityState.Added, "what was posted, moved or agreed is append-only");
            if (entry is { Entity: IVersioned, State: EntityState.Modified })
                entry.Property(nameof(IVersioned.Version)).CurrentValue = ((IVersioned)entry.Entity).Version + 1;
        }
    }

    private void KeepBalances(JournalEntry posted)
    {
        Invariant.Holds(Database.CurrentTransaction is not null, "the journal is written inside a unit of work");
        Writes.AddToBalances(posted);
    }
}
