using VillageCloud.Domain.Shop.Fulfilment;

namespace VillageCloud.Domain.Tests.Shop.Fulfilment;

/// <summary>What people type, paste and scan, and what a carrier calls it.</summary>
public sealed class ParcelLabelTests
{
    // JD's barcode: number, which parcel, of how many.
    [TestCase("JD", "JD0123456789-1-1-", "JD0123456789")]
    [TestCase("JD", "JD0123456789-1-1", "JD0123456789")]
    [TestCase("JD", "jd0123456789-1-1-", "JD0123456789")]
    [TestCase("JD", "JDVA01234567890-1-1-A12", "JDVA01234567890")]
    [TestCase("JD", "JD0123456789-2-3-", "JD0123456789-2-3-")]
    [TestCase("JD", "JD0123456789－2－3－", "JD0123456789-2-3-")]
    [TestCase("JD", "JD0123456789", "JD0123456789")]
    [TestCase("JD", "JD-0123-4567-89", "JD0123456789")]
    [TestCase("SF", " SF1234567890\r\n", "SF1234567890")]
    [TestCase("SF", "SF 1234 5678 90", "SF1234567890")]
    [TestCase("SF", "sf1234567890", "SF1234567890")]
    [TestCase("SF", "SF-1234-5678-90", "SF1234567890")]
    [TestCase("SF", "SF–1234—5678−90", "SF1234567890")]
    [TestCase("SF", "\ufeffSF12345\u200b67890\t", "SF1234567890")]
    [TestCase("SF", "SF1234567890\0", "SF1234567890")]
    [TestCase("ZTO", "７８１２３４５６７８９０", "781234567890")]
    [TestCase("EMS", "ｅａ１２３４５６７８９ｃｎ", "EA123456789CN")]
    [TestCase("YZPY", "9801 2345 67890", "9801234567890")]
    [TestCase("YD", "4312345678901　", "4312345678901")]
    public void A_number_has_one_spelling(string carrier, string typed, string known) =>
        Assert.That(ParcelLabel.Read(carrier, typed).OrThrow(), Is.EqualTo(new ParcelLabel(carrier, known)));

    [TestCase("")]
    [TestCase(null)]
    [TestCase("12")]
    [TestCase("1234567")]
    [TestCase("ABCDEFGHIJ")]
    [TestCase("1234567890123456789012345678901")]
    [TestCase("SF12345678,SF12345679")]
    [TestCase("顺丰1234567890")]
    [TestCase("https://ucmp.sf-express.com/?no=SF1234567890")]
    [TestCase("SF1234567890'--")]
    [TestCase("SF12345🍵67890")]
    [TestCase("\ud800SF1234567890")]
    [TestCase("SF1234567890\ufffe")]
    [TestCase("--------")]
    [TestCase("JD0123456789-0-1-")]
    [TestCase("JD0123456789-3-2-")]
    public void What_is_no_number_is_refused_with_a_sentence(string? typed)
    {
        var refusal = ParcelLabel.Read("SF", typed).Refusal;

        Assert.That(refusal?.Code, Is.EqualTo("shipment.tracking_invalid"));
        Assert.That(refusal!.Sentence, Does.Contain("面单"));
    }

    [Test]
    public void Every_number_that_is_taken_fits_its_column([Values("0123456789012345678901234567")] string digits)
    {
        var label = ParcelLabel.Read("JD", $"JD{digits}-999-999-").OrThrow();

        Assert.That(label.TrackingNo, Has.Length.LessThanOrEqualTo(ParcelLabel.LongestNumber));
        Assert.That(ParcelLabel.Read("JD", label.TrackingNo).OrThrow(), Is.EqualTo(label), "reading it again");
    }

    [TestCase("YUNDA")]
    [TestCase("yd")]
    [TestCase("PIGEON")]
    [TestCase("")]
    public void A_carrier_that_WeChat_does_not_list_is_refused(string code) =>
        Assert.That(
            ParcelLabel.Read(code, "SF1234567890").Refusal?.Code, Is.EqualTo("shipment.carrier_unknown"));
}
