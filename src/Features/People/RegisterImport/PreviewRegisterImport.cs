using VillageCloud.Data;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;

namespace VillageCloud.Features.People.RegisterImport;

/// <summary>What an import would do, line by line. Nothing is kept.</summary>
public sealed class PreviewRegisterImport(VillageDb db, StaffWork work, TimeProvider clock)
{
    private const int Shown = 50;
    private const int BadShown = 1_000;

    public async Task<Outcome<View>> Run(ImportRegister.Command command, CancellationToken ct)
    {
        var sheet = await ImportRegister.Read(work, command, clock, ct);
        if (sheet.Refusal is { } unreadable) return unreadable;
        var plan = await RegisterPlan.Of(db, sheet.Value, ct);
        var rows = plan.New.Select(line => Row.Of(line, isNew: true))
            .Concat(plan.Known.Select(line => Row.Of(line, isNew: false))).OrderBy(row => row.Line).Take(Shown);
        return new View(
            plan.New.Count, plan.Known.Count, plan.BadLines,
            Money.Sum(plan.New.Select(line => line.Holding.Contribution)), [.. rows],
            [.. plan.Bad.Take(BadShown)], plan.Bad.Count);
    }

    /// <param name="BadLines">Lines with something wrong.</param>
    /// <param name="Contributions">Of those that are new.</param>
    /// <param name="Rows">The first that can be taken.</param>
    /// <param name="Bad">What is wrong, the first of it.</param>
    /// <param name="BadCount">How much is wrong.</param>
    public sealed record View(
        int New, int Known, int BadLines, Money Contributions, IReadOnlyList<Row> Rows, IReadOnlyList<BadRow> Bad,
        int BadCount);

    /// <param name="Line">Of the file, from 1.</param>
    /// <param name="IsNew">Else it is on the register, and stays as it is.</param>
    public sealed record Row(
        int Line, int Number, string Name, string Head, int People, bool IsMember, DateOnly? MemberSince,
        Money Contribution, bool HasBank, bool IsNew)
    {
        internal static Row Of(RegisterLine line, bool isNew) => new(
            line.Line, line.Entry.Number, line.Entry.Name, line.Entry.People[0].Name, line.Entry.People.Count,
            line.Entry.IsMember, line.Entry.MemberSince, line.Holding.Contribution, line.Bank is not null, isNew);
    }
}
