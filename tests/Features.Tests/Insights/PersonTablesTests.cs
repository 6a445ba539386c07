using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Features.Insights;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Insights;

/// <summary>Whatever is kept of a person is told to them or has its reason not to be: a new table can't be forgotten.
/// </summary>
public sealed partial class PersonTablesTests
{
    private TestVillage village = null!;

    [OneTimeSetUp]
    public async Task Start() => village = await TestVillage.Start(DatabaseProvider.Sqlite);

    [OneTimeTearDown]
    public async Task Stop() => await village.DisposeAsync();

    [Test]
    public async Task Every_table_that_tells_of_people_is_in_an_export_or_has_its_reason()
    {
        var personal = (await Columns()).Where(column => OfPeople().IsMatch(column.Split('.')[1]))
            .Select(column => column.Split('.')[0]).ToHashSet();

        Assert.That(personal, Has.Count.GreaterThan(20), "or the words are wrong");
        Assert.That(personal.Except(PersonTables.Told.Keys).Except(PersonTables.NotTold.Keys), Is.Empty);
    }

    [Test]
    public async Task What_is_told_or_left_out_or_kept_is_there()
    {
        var columns = await Columns();
        var tables = columns.Select(column => column.Split('.')[0]).ToHashSet();

        Assert.That(PersonTables.Told.Keys.Concat(PersonTables.NotTold.Keys), Is.SubsetOf(tables));
        Assert.That(PersonTables.Told.Keys.Intersect(PersonTables.NotTold.Keys), Is.Empty);
        Assert.That(PersonTables.Kept.SelectMany(one => one.Columns), Is.SubsetOf(columns));
        Assert.That(
            PersonTables.Told.Values.Distinct(),
            Is.EquivalentTo(typeof(ExportPerson.Result).GetProperties().Select(one => one.Name)));
        Assert.That(PersonTables.NotTold.Values, Has.None.Empty);
    }

    private Task<List<string>> Columns() => village.Look(db => Task.FromResult(db.Model.GetRelationalModel().Tables
        .SelectMany(table => table.Columns.Select(column => $"{table.Name}.{column.Name}")).ToList()));

    [GeneratedRegex(
        "(^|_)(phone|open_id|person|people|household|shopper|payee|holder|receiver|counterparty|address)(_|$)",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OfPeople();
}
