using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Admin;

/// <summary>What a page lets somebody do. Everybody who is signed in may look.</summary>
public enum Duty
{
    /// <summary>Ship, refund, call households.</summary>
    Serve,

    /// <summary>Settle, close, draft, disclose, allocate, pay, fetch bills.</summary>
    KeepBooks,

    /// <summary>Approve what somebody else drafted.</summary>
    Review,

    /// <summary>Stop a payment that is on its way, or one that somebody else drafted: whoever sees the mistake first.
    /// </summary>
    StopPayment,
}

internal static class Duties
{
    /// <summary>The supervisor and the representatives see all and change nothing.</summary>
    public static bool May(this StaffRole role, Duty duty) => (role, duty) switch
    {
        (StaffRole.StoreKeeper, Duty.Serve) => true,
        (StaffRole.Treasurer, Duty.Serve or Duty.KeepBooks or Duty.StopPayment) => true,
        (StaffRole.Reviewer, Duty.Review or Duty.StopPayment) => true,
        _ => false,
    };
}

public sealed record NotYourDuty()
    : Refusal("console.not_your_duty", "您的岗位不能做这一步，请找负责的同事")
{
    public override RefusalKind Kind => RefusalKind.Forbidden;
}
