namespace VillageCloud.Domain.Shared;

/// <summary>An id of one kind of thing: a household can't be passed where an order is asked.</summary>
public interface ITypedId<TSelf>
    where TSelf : struct, ITypedId<TSelf>
{
    long Value { get; }

    static abstract TSelf From(long value);
}

public readonly record struct CooperativeId(long Value) : ITypedId<CooperativeId>
{
    public static CooperativeId From(long value) => new(value);
}

public readonly record struct HouseholdId(long Value) : ITypedId<HouseholdId>
{
    public static HouseholdId From(long value) => new(value);
}

public readonly record struct ArtisanId(long Value) : ITypedId<ArtisanId>
{
    public static ArtisanId From(long value) => new(value);
}

public readonly record struct StaffId(long Value) : ITypedId<StaffId>
{
    public static StaffId From(long value) => new(value);
}

public readonly record struct StaffSessionId(long Value) : ITypedId<StaffSessionId>
{
    public static StaffSessionId From(long value) => new(value);
}

public readonly record struct StaffInvitationId(long Value) : ITypedId<StaffInvitationId>
{
    public static StaffInvitationId From(long value) => new(value);
}

public readonly record struct ShopperId(long Value) : ITypedId<ShopperId>
{
    public static ShopperId From(long value) => new(value);
}

public readonly record struct PictureId(long Value) : ITypedId<PictureId>
{
    public static PictureId From(long value) => new(value);
}

public readonly record struct ProductId(long Value) : ITypedId<ProductId>
{
    public static ProductId From(long value) => new(value);

    public static bool operator <(ProductId a, ProductId b) => a.Value < b.Value;

    public static bool operator >(ProductId a, ProductId b) => a.Value > b.Value;
}

public readonly record struct CategoryId(long Value) : ITypedId<CategoryId>
{
    public static CategoryId From(long value) => new(value);
}

public readonly record struct LicenceId(long Value) : ITypedId<LicenceId>
{
    public static LicenceId From(long value) => new(value);
}

public readonly record struct FrontVersionId(long Value) : ITypedId<FrontVersionId>
{
    public static FrontVersionId From(long value) => new(value);
}

public readonly record struct SkuId(long Value) : ITypedId<SkuId>
{
    public static SkuId From(long value) => new(value);
}

public readonly record struct OrderId(long Value) : ITypedId<OrderId>
{
    public static OrderId From(long value) => new(value);

    public static bool operator <(OrderId a, OrderId b) => a.Value < b.Value;

    public static bool operator >(OrderId a, OrderId b) => a.Value > b.Value;
}

public readonly record struct OrderLineId(long Value) : ITypedId<OrderLineId>
{
    public static OrderLineId From(long value) => new(value);

    public static bool operator <(OrderLineId a, OrderLineId b) => a.Value < b.Value;

    public static bool operator >(OrderLineId a, OrderLineId b) => a.Value > b.Value;
}

public readonly record struct SaleId(long Value) : ITypedId<SaleId>
{
    public static SaleId From(long value) => new(value);

    public static bool operator <(SaleId a, SaleId b) => a.Value < b.Value;

    public static bool operator >(SaleId a, SaleId b) => a.Value > b.Value;
}

public readonly record struct RuleProposalId(long Value) : ITypedId<RuleProposalId>
{
    public static RuleProposalId From(long value) => new(value);
}

public readonly record struct RevenueRuleId(long Value) : ITypedId<RevenueRuleId>
{
    public static RevenueRuleId From(long value) => new(value);
}

public readonly record struct PartyId(long Value) : ITypedId<PartyId>
{
    public static PartyId From(long value) => new(value);
}

public readonly record struct PeriodId(long Value) : ITypedId<PeriodId>
{
    public static PeriodId From(long value) => new(value);
}

public readonly record struct JournalEntryId(long Value) : ITypedId<JournalEntryId>
{
    public static JournalEntryId From(long value) => new(value);

    public static bool operator <(JournalEntryId a, JournalEntryId b) => a.Value < b.Value;

    public static bool operator >(JournalEntryId a, JournalEntryId b) => a.Value > b.Value;
}

public readonly record struct PostingRequestId(long Value) : ITypedId<PostingRequestId>
{
    public static PostingRequestId From(long value) => new(value);
}

public readonly record struct DividendPlanId(long Value) : ITypedId<DividendPlanId>
{
    public static DividendPlanId From(long value) => new(value);
}

public readonly record struct PayoutBatchId(long Value) : ITypedId<PayoutBatchId>
{
    public static PayoutBatchId From(long value) => new(value);
}

public readonly record struct PayoutId(long Value) : ITypedId<PayoutId>
{
    public static PayoutId From(long value) => new(value);
}

public readonly record struct BreakId(long Value) : ITypedId<BreakId>
{
    public static BreakId From(long value) => new(value);
}

public readonly record struct CostVoucherId(long Value) : ITypedId<CostVoucherId>
{
    public static CostVoucherId From(long value) => new(value);
}

public readonly record struct TermsVersionId(long Value) : ITypedId<TermsVersionId>
{
    public static TermsVersionId From(long value) => new(value);
}

public readonly record struct MerchantAccountId(long Value) : ITypedId<MerchantAccountId>
{
    public static MerchantAccountId From(long value) => new(value);
}

public readonly record struct CapitalChangeId(long Value) : ITypedId<CapitalChangeId>
{
    public static CapitalChangeId From(long value) => new(value);
}
