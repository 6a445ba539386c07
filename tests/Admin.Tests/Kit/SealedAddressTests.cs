using Microsoft.AspNetCore.DataProtection;
using VillageCloud.Admin.Kit;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Staff;
using VillageCloud.Features.Platform;

namespace VillageCloud.Admin.Tests.Kit;

/// <summary>The address of what isn't public opens for whom it was made, for minutes, and not when a letter of it is
/// another.</summary>
public sealed class SealedAddressTests
{
    private static readonly PictureId Scan = new(42);
    private static readonly StaffIdentity Keeper = Somebody("shangying", session: 7);

    private readonly EphemeralDataProtectionProvider keys = new();
    private readonly Hand time = new();
    private SealedAddress addresses = null!;

    [SetUp]
    public void Open() => addresses = new(keys, new RealClock(time));

    [Test]
    public void It_opens_for_its_session_until_it_is_over()
    {
        var token = Token(addresses.Of(Scan, Keeper));

        Assert.That(addresses.Read(token, Keeper), Is.EqualTo(Scan));
        time.Now += SealedAddress.Lasts - TimeSpan.FromSeconds(1);
        Assert.That(addresses.Read(token, Keeper), Is.EqualTo(Scan));
        time.Now += TimeSpan.FromSeconds(1);
        Assert.That(addresses.Read(token, Keeper), Is.Null);
    }

    [Test]
    public void It_opens_in_no_other_session_and_in_no_other_village()
    {
        var token = Token(addresses.Of(Scan, Keeper));

        Assert.That(addresses.Read(token, Somebody("shangying", session: 8)), Is.Null, "handed on");
        Assert.That(addresses.Read(token, Somebody("qingshan", session: 7)), Is.Null);
    }

    [Test]
    public void It_opens_with_no_letter_changed_and_by_no_other_key()
    {
        var token = Token(addresses.Of(Scan, Keeper));

        for (var at = 0; at < token.Length; at++)
        {
            var changed = token[..at] + (token[at] == 'A' ? 'B' : 'A') + token[(at + 1)..];
            // The last letter holds bits that no byte is made of.
            if (at < token.Length - 1) Assert.That(addresses.Read(changed, Keeper), Is.Null, changed);
        }

        foreach (var wrong in new[] { "", "A", "42", token[..^4], $"{token}AAAA", "../../village.db" })
            Assert.That(addresses.Read(wrong, Keeper), Is.Null, wrong);
        SealedAddress others = new(new EphemeralDataProtectionProvider(), new RealClock(time));
        Assert.That(others.Read(token, Keeper), Is.Null);
    }

    [Test]
    public void It_tells_neither_the_village_nor_the_number()
    {
        Assert.That(addresses.Of(Scan, Keeper), Does.Not.Contain("shangying").And.Not.Contain("42:"));
        Assert.That(addresses.Of(Scan, Keeper), Is.Not.EqualTo(addresses.Of(Scan, Keeper)));
    }

    private static string Token(string address) => Path.GetFileNameWithoutExtension(address);

    private static StaffIdentity Somebody(string village, long session) => new(
        village, "上营村", new StaffActor(new StaffId(3), new StaffSessionId(session)), "店务", StaffRole.StoreKeeper);

    private sealed class Hand : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 5, 6, 9, 0, 0, TimeSpan.FromHours(8));

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
