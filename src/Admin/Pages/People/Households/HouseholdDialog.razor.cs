using System.Globalization;
using Microsoft.AspNetCore.Components;
using VillageCloud.Admin.Pages.Finance.Payouts;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Households;
using VillageCloud.Features.People.Staff;

namespace VillageCloud.Admin.Pages.People.Households;

/// <summary>Who a household is: a new one, or one that is put right.</summary>
public sealed partial class HouseholdDialog
{
    private const string Member = "member";

    private readonly IReadOnlyList<(string Key, string Text)> standings =
        [(Member, "合作社成员"), ("other", "非成员（卖货，不分红）")];

    private readonly List<Person> people = [];
    private readonly CapitalWord capital = new();
    private string number = "";
    private string name = "";
    private string isMember = Member;
    private string since = "";
    private DateOnly today;

    /// <summary>Null for a new one.</summary>
    [Parameter]
    public HouseholdView? Of { get; set; }

    private bool IsMember => isMember == Member;

    protected override void OnInitialized()
    {
        today = BeijingTime.DayOf(Clock.GetUtcNow());
        capital.Day = Beijing.Text(today);
        if (Of is null)
        {
            people.Add(new() { Relation = "户主" });
            return;
        }

        (number, name) = (Of.Number.ToString(CultureInfo.InvariantCulture), Of.Name);
        (isMember, since) = (Of.Standing == Standing.Member ? Member : "other", HouseholdWords.DayOf(Of.MemberSince));
        people.AddRange(Of.People.Where(one => one.DiedOn is null).Select(one => new Person
        {
            Id = one.Id, Name = one.Name, Relation = one.Relation, Phone = one.Phone ?? "",
            MayGo = one is { IsPayee: false, HasWeChat: false },
        }));
    }

    private void AddPerson() => people.Add(new() { MayGo = true });

    private Task Save() => Send(async () =>
    {
        var words = Read();
        if (words.Refusal is { } unreadable) return unreadable;
        return Of is null ? await Register(words.Value) : await Amend(words.Value, Of);
    });

    private Outcome<HouseholdTexts> Read()
    {
        if (!int.TryParse(number.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var told))
            return new HouseholdNumberInvalid();
        DateOnly? from = null;
        if (IsMember && since.Length > 0)
        {
            if (!DateOnly.TryParseExact(since, "yyyy-MM-dd", out var day)) return new DayUnreadable();
            from = day;
        }

        return new HouseholdTexts(
            told, name, IsMember, from,
            [.. people.Select(one => new PersonTexts(one.Name, one.Relation, one.Phone, one.Id))]);
    }

    private async Task<Refusal?> Register(HouseholdTexts words)
    {
        var holding = IsMember ? capital.Read() : default(CapitalHolding);
        if (holding.Refusal is { } unreadable) return unreadable;
        if (capital.ReadDay() is not { } day) return new DayUnreadable();
        return (await Village.Run((RegisterHousehold feature, StaffIdentity me) => feature.Run(
            new(Key, me.Actor, words, holding.Value, day), CancellationToken.None))).Refusal;
    }

    private async Task<Refusal?> Amend(HouseholdTexts words, HouseholdView of) =>
        (await Village.Run((AmendHousehold feature, StaffIdentity me) => feature.Run(
            new(Key, me.Actor, of.Id, of.Version, words), CancellationToken.None))).Refusal;

    private sealed class Person
    {
        public long? Id { get; init; }

        public string Name { get; set; } = "";

        public string Relation { get; set; } = "";

        public string Phone { get; set; } = "";

        public bool MayGo { get; init; }
    }
}
