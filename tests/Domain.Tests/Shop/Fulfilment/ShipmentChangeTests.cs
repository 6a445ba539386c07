using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Fulfilment;

namespace VillageCloud.Domain.Tests.Shop.Fulfilment;

/// <summary>What may change on the way, and what WeChat is then told.</summary>
public sealed class ShipmentChangeTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 6, 9, 0, 0, TimeSpan.FromHours(8));
    private static readonly StaffId Keeper = new(1);

    [Test]
    public void A_sixteenth_parcel_is_refused()
    {
        var shipment = Sent("SF10000000");
        for (var i = 1; i < Shipment.MostParcels; i++)
            shipment.Add(Label($"SF1000000{i:00}"), false, Keeper, Now).OrThrow();

        Assert.That(shipment.Add(Label("SF2000000"), true, Keeper, Now).Refusal, Is.TypeOf<TooManyParcels>());
    }

    [Test]
    public void The_same_number_is_no_second_parcel_and_no_correction()
    {
        var shipment = Sent("SF10000000");

        Assert.That(shipment.Add(Label("SF10000000"), true, Keeper, Now).Refusal, Is.TypeOf<ParcelKnown>());
        Assert.That(shipment.Correct(1, Label("SF10000000"), Keeper, Now).Refusal, Is.TypeOf<ParcelUnchanged>());
        Assert.That(shipment.Correct(2, Label("SF10000001"), Keeper, Now).Refusal, Is.TypeOf<ParcelNotFound>());
        shipment.Add(Label("SF10000001"), true, Keeper, Now).OrThrow();
        Assert.That(shipment.Correct(2, Label("SF10000000"), Keeper, Now).Refusal, Is.TypeOf<ParcelKnown>());
    }

    [Test]
    public void A_corrected_label_keeps_its_place_and_the_wrong_one_stays_known()
    {
        var shipment = Sent("SF10000000");

        shipment.Correct(1, new("YD", "YD10000000"), Keeper, Now).OrThrow();

        var parcel = shipment.Current.Single();
        Assert.That((parcel.Number, parcel.Label), Is.EqualTo((1, new ParcelLabel("YD", "YD10000000"))));
        Assert.That(shipment.Parcels.Single(one => !one.IsCurrent).TrackingNo, Is.EqualTo("SF10000000"));
        Assert.That((shipment.Revision, shipment.IsReported, shipment.MayReplace), Is.EqualTo((2, false, true)));
    }

    [Test]
    public void After_the_second_upload_nothing_changes_unless_WeChat_has_something_else()
    {
        var shipment = Sent("SF10000000");
        shipment.Reported(1, uploads: 1, Now);
        shipment.Correct(1, Label("SF10000001"), Keeper, Now).OrThrow();
        shipment.Reported(2, uploads: 2, Now);

        Assert.That(shipment.Correct(1, Label("SF10000002"), Keeper, Now).Refusal, Is.TypeOf<ReshipUsed>());
        Assert.That(shipment.Add(Label("SF10000002"), true, Keeper, Now).Refusal, Is.TypeOf<ReshipUsed>());

        shipment.Refused(Shipment.DiffersAtWeChat, AtWeChat("SF10000009", uploads: 2), Now);
        Assert.That(shipment.Correct(1, Label("SF10000009"), Keeper, Now).IsRefused, Is.False);
    }

    [Test]
    public void A_revision_that_was_told_does_not_end_the_trouble_of_the_next()
    {
        var shipment = Sent("SF10000000");
        shipment.Refused("10060007", state: null, Now);
        shipment.Correct(1, Label("SF10000001"), Keeper, Now).OrThrow();

        shipment.Reported(revision: 1, uploads: 1, Now);
        Assert.That((shipment.IsReported, shipment.RefusedAs), Is.EqualTo((false, "10060007")));

        shipment.Reported(revision: 2, uploads: 2, Now);
        Assert.That((shipment.IsReported, shipment.RefusedAs), Is.EqualTo((true, (string?)null)));
    }

    [Test]
    public void What_WeChat_says_is_compared_whole()
    {
        var shipment = Sent("SF10000000");

        Assert.That(AtWeChat("SF10000000", uploads: 1).Says(shipment), Is.True);
        Assert.That(AtWeChat("SF10000001", uploads: 1).Says(shipment), Is.False);
        var unfinished = AtWeChat("SF10000000", uploads: 0) with { IsFinished = false };
        Assert.That(unfinished.Says(shipment), Is.False);
        var other = AtWeChat("SF10000000", uploads: 1) with { Parcels = [new("YD", "SF10000000")] };
        Assert.That(other.Says(shipment), Is.False);
        var nameless = AtWeChat("SF10000000", uploads: 1) with { Parcels = [new("", "SF10000000")] };
        Assert.That(nameless.Says(shipment), Is.True);
        shipment.Add(Label("SF10000001"), true, Keeper, Now).OrThrow();
        Assert.That(AtWeChat("SF10000000", uploads: 1).Says(shipment), Is.False);
    }

    private static Shipment Sent(string number) => new(new(1), new(1), Label(number), isAllSent: true, Keeper, Now);

    private static ParcelLabel Label(string number) => new("SF", number);

    private static ShippingReport AtWeChat(string number, int uploads) =>
        new("4200", WeChatOrderState.Shipped, [Label(number)], IsFinished: true, uploads);
}
