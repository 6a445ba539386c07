using VillageCloud.Features.Shop.Licences;

namespace VillageCloud.Admin.Pages.Shop.Licences;

internal static class LicenceWords
{
    public const string OfAll = "合作社（管所有农户）";

    public static (string Text, Tone Tone) Of(LicenceStanding standing) => standing switch
    {
        LicenceStanding.Coming => ("还没到日子", Tone.Waiting),
        LicenceStanding.InForce => ("有效", Tone.Good),
        LicenceStanding.Ending => ("快到期", Tone.Waiting),
        LicenceStanding.Ended => ("已过期", Tone.Bad),
        LicenceStanding.Withdrawn => ("已收回", Tone.Calm),
    };
}
