using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.People.Access;

/// <summary>Counts tries, each under what it is counted by. A try is taken in a transaction of its own before anything
/// is compared, and given back when it was right: of many at once none is free.</summary>
public sealed class TryCount(VillageDb db, UnitOfWork work, RealClock real)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>Takes one of each, or none: the longest wait is told.</summary>
    /// <returns>How many there were, of the first.</returns>
    public Task<Outcome<int>> Take(IReadOnlyList<Counted> all, CancellationToken ct) => work.Do<int>(
        async () =>
        {
            var tries = new List<SignInTries>();
            // In one order, whoever counts: or two would wait for each other.
            foreach (var one in all.OrderBy(one => one.Subject, StringComparer.Ordinal))
            {
                var found = await Locked(one.Subject, ct);
                if (found.Take(one.Rule, real.Now).Refusal is { } slower) return slower;
                tries.Add(found);
            }

            return tries.Single(one => one.Subject == all[0].Subject).Wrong;
        },
        ct);

    /// <summary>It was right: inside the unit of work that lets somebody in.</summary>
    public async Task Forgive(IReadOnlyList<Counted> all, CancellationToken ct)
    {
        foreach (var one in all.OrderBy(one => one.Subject, StringComparer.Ordinal))
        {
            var found = await Locked(one.Subject, ct);
            if (one.IsOfMany) found.GiveBack();
            else found.Forgive();
        }
    }

    /// <summary>Held until the transaction ends: an UPDATE that changes nothing locks as well as any.</summary>
    private async Task<SignInTries> Locked(string subject, CancellationToken ct)
    {
        var touched = await db.SignInTries.Where(one => one.Subject == subject)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.Wrong, one => one.Wrong), ct);
        if (touched > 0) return await db.SignInTries.SingleAsync(one => one.Subject == subject, ct);
        var old = real.Now - Kept;
        await db.SignInTries.Where(one => one.LastAt < old).ExecuteDeleteAsync(ct);
        var first = new SignInTries(subject);
        db.SignInTries.Add(first);
        return first;
    }
}

/// <summary>By what a try is counted, and how patiently.</summary>
public sealed record Counted(string Subject, TriesRule Rule, bool IsOfMany = false)
{
    /// <summary>A name that is somebody's and one that is nobody's look alike; neither can be read there.</summary>
    public static Counted Name(string normalized) => new(
        $"name:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(normalized)))}", TriesRule.OfOne);

    /// <summary>Where its person signed in before: a stranger's tries don't slow it down.</summary>
    public static Counted Device(string number) => new($"device:{number}", TriesRule.OfOne);

    public static Counted Address(string address) => new($"address:{address}", TriesRule.OfAddress, IsOfMany: true);

    /// <summary>Codes that are tried behind one link.</summary>
    public static Counted Link(string hash) => new($"link:{hash}", TriesRule.OfOne);

    /// <summary>Codes that are tried for one household.</summary>
    public static Counted Household(CooperativeId village, int number) =>
        new(string.Create(CultureInfo.InvariantCulture, $"household:{village.Value}:{number}"), TriesRule.OfOne);

    public static Counted Shopper(ShopperId shopper) => new($"shopper:{shopper.Value}", TriesRule.OfOne);

    public static Counted Session(StaffSessionId session) => new($"session:{session.Value}", TriesRule.OfOne);
}
