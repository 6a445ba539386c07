using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Village.Cooperatives;

/// <summary>The legal form decides who may be given what (money §1).</summary>
public enum LegalForm
{
    /// <summary>农民专业合作社: at least 60 % of the distributable surplus by transaction volume (art. 44).</summary>
    FarmersCooperative,

    /// <summary>农村集体经济组织: by quantified shares.</summary>
    VillageCollective,

    /// <summary>强村公司: dividends by capital to the collectives that own it.</summary>
    VillageCompany,
}

/// <summary>One village's business on this installation: the tenant. Its settings are data, never code.</summary>
public sealed class Cooperative
{
    public const int LongestName = 40;

    private Cooperative()
    {
    }

    public Cooperative(string village, string name, LegalForm form, CooperativeTerms terms)
    {
        Village = village;
        Name = name;
        Form = form;
        Terms = terms;
    }

    public CooperativeId Id { get; private set; }

    /// <summary>The slug in every URL, e.g. <c>shangying</c>.</summary>
    public string Village { get; private set; } = "";

    public string Name { get; private set; } = "";

    public LegalForm Form { get; private set; }

    /// <summary>Of this moment.</summary>
    public CooperativeTerms Terms { get; private set; } = null!;

    /// <summary>Since when nobody enters the village any more, because it is being erased; null while it is open.
    /// </summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Said again, it stays closed since then.</summary>
    public void Close(DateTimeOffset now) => ClosedAt ??= now;

    /// <summary>It may not be erased after all.</summary>
    public void Reopen() => ClosedAt = null;

    /// <summary>From now on these hold.</summary>
    public void Agree(CooperativeTerms terms) => Terms = terms;
}

/// <summary>What the members' assembly agreed on; basis points of 10,000.</summary>
public sealed record CooperativeTerms
{
    /// <summary>公积金 taken from the surplus after covering losses (art. 42).</summary>
    public required int ReserveBp { get; init; }

    /// <summary>Returned by transaction volume; ≥ 6,000 by law for a farmers' cooperative (art. 44).</summary>
    public required int PatronageBp { get; init; }

    /// <summary>A smaller dividend balance is carried to the next period instead of paid.</summary>
    public required Money MinimumPayout { get; init; }

    public required Money Freight { get; init; }

    /// <summary>Goods from this amount on ship free.</summary>
    public required Money FreeFreightFrom { get; init; }

    /// <summary>满减: goods from this amount on …</summary>
    public required Money ReductionFrom { get; init; }

    /// <summary>… cost this much less.</summary>
    public required Money ReductionOff { get; init; }

    /// <summary>An unpaid order closes after so many minutes and its stock returns.</summary>
    public required int PaymentMinutes { get; init; }

    /// <summary>So many orders of one shopper may wait for their payment at once.</summary>
    public int UnpaidOrders { get; init; } = 3;

    /// <summary>So many orders may a shopper place within an hour and not pay, cancelled ones counted.</summary>
    public int UnpaidOrdersAnHour { get; init; } = 20;

    /// <summary>So many kinds of goods may a shopper's unpaid orders hold together.</summary>
    public int UnpaidKinds { get; init; } = 50;

    /// <summary>Of one kind, a shopper's unpaid orders may hold this share (in basis points) …</summary>
    public int UnpaidShareBp { get; init; } = 5_000;

    /// <summary>… and always so many pieces, else nobody could buy the last ones.</summary>
    public int UnpaidPieces { get; init; } = 2;

    /// <summary>公示: days between disclosing a plan and approving it (art. 40: 15).</summary>
    public required int DisclosureDays { get; init; }

    /// <summary>Whether the members' assembly has to agree to a dividend plan before it is approved (art. 29), and that
    /// is recorded here.</summary>
    public bool ResolutionRequired { get; init; }

    /// <summary>Largest single WeChat transfer that this merchant may make; a bigger payout is cut into
    /// several.</summary>
    public required Money SingleTransferLimit { get; init; }
}
