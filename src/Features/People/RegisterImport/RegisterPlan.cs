using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Households;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Platform.Tables;

namespace VillageCloud.Features.People.RegisterImport;

/// <summary>What a spreadsheet would bring: who is new, who is on the register already, and what is wrong. An import
/// only adds: what is on the register is amended on its own page, where whoever does it sees what stood there.
/// </summary>
internal sealed record RegisterPlan(
    IReadOnlyList<RegisterLine> New, IReadOnlyList<RegisterLine> Known, IReadOnlyList<BadRow> Bad)
{
    public int BadLines => Bad.Select(one => one.Line).Distinct().Count();

    public static async Task<RegisterPlan> Of(VillageDb db, ReadSheet<RegisterLine> sheet, CancellationToken ct)
    {
        var registered = await db.Households.AsNoTracking().ToDictionaryAsync(one => one.Number, ct);
        var (fresh, known, bad) = (new List<RegisterLine>(), new List<RegisterLine>(), new List<BadRow>(sheet.Bad));
        foreach (var line in sheet.Good)
        {
            if (!registered.TryGetValue(line.Entry.Number, out var there)) fresh.Add(line);
            else if (IsSame(line.Entry, there)) known.Add(line);
            else bad.Add(new(line.Line, RegisterColumns.Number, $"{line.Entry.Number}", Differs(there)));
        }

        return new(fresh, known, [.. bad.OrderBy(one => one.Line)]);
    }

    private static bool IsSame(HouseholdEntry told, Household there) =>
        told.Name == there.Name && told.IsMember == there.IsMember && told.MemberSince == there.MemberSince
        && told.People.Select(one => (one.Name, one.Phone)).ToHashSet()
            .SetEquals(there.People.Where(one => one.IsAlive).Select(one => (one.Name, one.Phone)));

    private static string Differs(Household there) =>
        $"名册上这个户号是“{there.Name}”，和这一行不一样；要改请到那一户的页面上改，或者从表格里删掉这一行";
}
