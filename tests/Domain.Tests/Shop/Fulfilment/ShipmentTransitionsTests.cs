using VillageCloud.Domain.Shop.Fulfilment;
using VillageCloud.Domain.Tests.Transitions;
using static VillageCloud.Domain.Tests.Transitions.Given;

namespace VillageCloud.Domain.Tests.Shop.Fulfilment;

/// <summary>WeChat is told of the newest labels until it says the same, takes two uploads of an order and no more, and
/// is asked about the money until it has said its last word. "Changed" knows an older revision of ours.</summary>
public sealed class ShipmentTransitionsTests
{
    private static readonly TransitionTable<Shipment> Table = new(
        """
        untold   := Untold, Untold (more follows), Untold (full)
        told once := Told, Told (more follows), Told (settled)
        told     := told once, Told (fixed)
        changed  := Changed, Changed (more follows)
        refused  := Refused, Refused (told twice)
        takes more := Untold, Untold (more follows), told once, changed, refused
        change   := MayReplace Parcels Revision

        verb            | from                                   | to                       | sets
        -- Fixed at WeChat, then full, then known.
        Add             | Untold                                 | Untold                   | change
        Add             | Untold (more follows)                  | Untold                   | IsAllSent change
        Add             | Untold (full)                          | shipment.too_many_parcels
        Add             | Told, Told (settled)                   | Changed                  | change
        Add             | Told (more follows)                    | Changed                  | IsAllSent change
        Add             | Changed                                | Changed                  | Parcels Revision
        Add             | Changed (more follows)                 | Changed                  | IsAllSent Parcels Revision
        Add             | Refused                                | Refused                  | change
        Add             | Refused (told twice)                   | Refused (told twice)     | change
        Add a known one | takes more                             | shipment.parcel_known
        Add a known one | Untold (full)                          | shipment.too_many_parcels
        Add / Add a known one | Told (fixed)                     | shipment.reship_used

        Finish          | Untold (more follows)                  | Untold          | IsAllSent MayReplace Revision
        Finish          | Told (more follows)                    | Changed         | IsAllSent MayReplace Revision
        Finish          | Changed (more follows)                 | Changed         | IsAllSent Revision
        finished := Untold, Untold (full), Told, Told (settled), Told (fixed), Changed, refused
        Finish          | finished                               | shipment.all_sent

        Correct         | Untold                                 | Untold                   | change
        Correct         | Untold (more follows)                  | Untold (more follows)    | change
        Correct         | Untold (full)                          | Untold (full)            | Parcels Revision
        Correct         | Told, Told (settled)                   | Changed                  | change
        Correct         | Told (more follows)                    | Changed (more follows)   | change
        Correct         | Changed                                | Changed                  | Parcels Revision
        Correct         | Changed (more follows)                 | Changed (more follows)   | Parcels Revision
        Correct         | Refused                                | Refused                  | change
        Correct         | Refused (told twice)                   | Refused (told twice)     | change
        Correct to the same label         | takes more, Untold (full) | shipment.parcel_unchanged
        Correct a parcel that isn't there | takes more, Untold (full) | shipment.parcel_not_found
        correcting := Correct / Correct to the same label / Correct a parcel that isn't there
        correcting      | Told (fixed)                           | shipment.reship_used

        TellAgain       | Refused                                | Refused                  | MayReplace Revision
        TellAgain       | Refused (told twice)                   | Refused (told twice)     | MayReplace Revision
        TellAgain       | untold, told, changed                  | shipment.nothing_refused

        heard    := NextQueryAt ReportedAt ReportedRevision
        Reported        | Untold                                 | Told                     | heard Uploads
        Reported        | Untold (more follows)                  | Told (more follows)      | heard
        Reported        | Untold (full)                          | Told                     | heard MayReplace Uploads
        -- WeChat's word repeats itself, and what it ended isn't asked about anew.
        Reported        | told                                   | as it is
        Reported        | Changed                                | Told                | MayReplace ReportedRevision
        Reported        | Changed (more follows)                 | Told (more follows) | MayReplace ReportedRevision
        Reported        | Refused                          | Told                | heard RefusedAs RefusedAt Uploads
        Reported        | Refused (told twice)                   | Told (fixed)             | RefusedAs RefusedAt
        Reported what we never told | untold, told, changed, refused | bug: WeChat was told of a revision that there is

        -- Also after it took the same: then it has something else by now.
        Refused         | untold, told once, changed             | Refused                  | RefusedAs RefusedAt
        Refused         | Told (fixed)                           | Refused (told twice)     | RefusedAs RefusedAt
        Refused         | Refused                                | Refused                  | RefusedAt
        Refused         | Refused (told twice)                   | Refused (told twice)     | RefusedAt

        AskAgain        | Told                                   | Told                     | NextQueryAt
        AskAgain        | Told (more follows)                    | Told (more follows)      | NextQueryAt
        AskAgain        | Told (fixed)                           | Told (fixed)             | NextQueryAt
        AskAgain        | Changed                                | Changed                  | NextQueryAt
        AskAgain        | Changed (more follows)                 | Changed (more follows)   | NextQueryAt
        AskAgain        | Refused (told twice)                   | Refused (told twice)     | NextQueryAt
        AskAgain        | untold, Told (settled), Refused        | shipment.nothing_to_ask
        -- A hint from outside can't be told that there is nothing to ask; many hints make one question an hour.
        AskSooner       | Told                                   | Told                     | NextQueryAt
        AskSooner       | Told (more follows)                    | Told (more follows)      | NextQueryAt
        AskSooner       | Told (fixed)                           | Told (fixed)             | NextQueryAt
        AskSooner       | Changed                                | Changed                  | NextQueryAt
        AskSooner       | Changed (more follows)                 | Changed (more follows)   | NextQueryAt
        AskSooner       | Refused (told twice)                   | Refused (told twice)     | NextQueryAt
        AskSooner       | untold, Told (settled), Refused        | as it is
        AskSooner within the hour | untold, told, changed, refused | as it is
        -- Its last word may be heard twice, and before it was ever asked.
        StopAsking      | Told                                   | Told (settled)           | NextQueryAt
        StopAsking      | Told (more follows)                    | Told (more follows)      | NextQueryAt
        StopAsking      | Told (fixed)                           | Told (fixed)             | NextQueryAt
        StopAsking      | Changed                                | Changed                  | NextQueryAt
        StopAsking      | Changed (more follows)                 | Changed (more follows)   | NextQueryAt
        StopAsking      | Refused (told twice)                   | Refused (told twice)     | NextQueryAt
        StopAsking      | untold, Told (settled), Refused        | as it is
        """)
    {
        StateOf = StateOf,
        States = new Dictionary<string, Func<Shipment>>
        {
            ["Untold"] = () => Untold(isAllSent: true),
            ["Untold (more follows)"] = () => Untold(isAllSent: false),
            ["Untold (full)"] = () => Untold(isAllSent: true).With(Fill),
            ["Told"] = () => Told(isAllSent: true),
            ["Told (more follows)"] = () => Told(isAllSent: false),
            ["Told (settled)"] = () => Told(isAllSent: true).With(one => one.StopAsking()),
            ["Told (fixed)"] = Fixed,
            ["Changed"] = () => Told(isAllSent: true).With(Change),
            ["Changed (more follows)"] = () => Told(isAllSent: false).With(Change),
            ["Refused"] = () => Untold(isAllSent: true).With(one => one.Refused("10060007", state: null, Start)),
            ["Refused (told twice)"] = () => Fixed().With(one => one.Refused("10060007", state: null, Start)),
        },
        Verbs = new()
        {
            { "Add", shipment => shipment.Add(Label("SF90000000"), isAllSent: true, Maker, Later) },
            { "Add a known one", shipment => shipment.Add(shipment.Current[0].Label, isAllSent: true, Maker, Later) },
            { "Finish", shipment => shipment.Finish() },
            { "Correct", shipment => shipment.Correct(1, Label("SF90000000"), Maker, Later) },
            {
                "Correct to the same label",
                shipment => shipment.Correct(1, shipment.Current[0].Label, Maker, Later)
            },
            {
                "Correct a parcel that isn't there",
                shipment => shipment.Correct(99, Label("SF90000000"), Maker, Later)
            },
            { "TellAgain", shipment => shipment.TellAgain() },
            { "Reported", shipment => shipment.Reported(shipment.Revision, UploadsOf(shipment), Later) },
            { "Reported what we never told", shipment => shipment.Reported(shipment.Revision + 1, 1, Later) },
            { "Refused", shipment => shipment.Refused("10060007", state: null, Later) },
            { "AskAgain", shipment => shipment.AskAgain(Later) },
            { "AskSooner", shipment => shipment.AskSooner(Later) },
            { "AskSooner within the hour", shipment => shipment.AskSooner(Later.AddMinutes(-1)) },
            { "StopAsking", shipment => shipment.StopAsking() },
        },
        Questions = ["IsSettlementOverdue"],
    };

    private static IEnumerable<TestCaseData> Rows => Table.Rows;

    [TestCaseSource(nameof(Rows))]
    public void A_verb_leads_where_the_table_says(TransitionRow row) => Table.Check(row);

    [Test]
    public void Every_state_has_a_row_for_every_verb() => Assert.That(Table.Gaps(), Is.Empty);

    private static string StateOf(Shipment shipment) => shipment switch
    {
        { RefusedAs: not null, Uploads: >= Shipment.MostUploads } => "Refused (told twice)",
        { RefusedAs: not null } => "Refused",
        { IsFixed: true } => "Told (fixed)",
        { IsReported: true, IsAllSent: true, NextQueryAt: null } => "Told (settled)",
        { ReportedRevision: null, Current.Count: Shipment.MostParcels } => "Untold (full)",
        _ => Knowledge(shipment) + (shipment.IsAllSent ? "" : " (more follows)"),
    };

    private static string Knowledge(Shipment shipment) =>
        shipment.IsReported ? "Told" : shipment.ReportedRevision is null ? "Untold" : "Changed";

    private static Shipment Untold(bool isAllSent) =>
        new(OurVillage, new(1), Label("SF10000000"), isAllSent, Maker, Start);

    private static Shipment Told(bool isAllSent) =>
        Untold(isAllSent).With(one => one.Reported(1, UploadsOf(one), Start));

    private static Shipment Fixed() =>
        Told(isAllSent: true).With(Change, one => one.Reported(2, Shipment.MostUploads, Start));

    private static void Change(Shipment shipment) =>
        shipment.Correct(1, Label("SF10000001"), Maker, Start).OrThrow();

    private static void Fill(Shipment shipment)
    {
        for (var i = 2; i <= Shipment.MostParcels; i++)
            shipment.Add(Label($"SF200000{i:00}"), isAllSent: true, Maker, Start).OrThrow();
    }

    /// <summary>WeChat counts an order that it takes as shipped whole.</summary>
    private static int UploadsOf(Shipment shipment) => shipment.IsAllSent ? 1 : 0;

    private static ParcelLabel Label(string number) => new("SF", number);
}
