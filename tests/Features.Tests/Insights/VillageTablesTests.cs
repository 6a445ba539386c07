using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Data.Leaving;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Insights;

/// <summary>What is a village's, and what of it leaves in its export, follows from the model: a new table or a new
/// secret can't be forgotten.</summary>
public sealed partial class VillageTablesTests
{
    /// <summary>Names that sound like a secret and are none.</summary>
    private static readonly string[] NoSecrets =
    [
        "bank_files.sha256", "bill_files.sha1", "inbox_messages.event_key", "journal_entries.business_key",
        "merchant_accounts.platform_key", "merchant_accounts.platform_key_id", "merchant_accounts.template_keys",
        "pictures.key", "seals.hash", "staff_accounts.two_factor_enabled",
    ];

    private TestVillage village = null!;

    [OneTimeSetUp]
    public async Task Start() => village = await TestVillage.Start(DatabaseProvider.Sqlite);

    [OneTimeTearDown]
    public async Task Stop() => await village.DisposeAsync();

    [Test]
    public async Task Every_table_is_a_villages_or_known_to_be_the_installations()
    {
        var (all, own) = await village.Look(db => Task.FromResult((
            db.Model.GetRelationalModel().Tables.Select(table => table.Name).ToList(),
            VillageTables.Of(db).Select(table => table.Name).ToList())));

        Assert.That(own.Concat(TableRoles.OfTheInstallation.Keys), Is.EquivalentTo(all));
    }

    [Test]
    public async Task What_stays_out_of_an_export_is_there_to_stay_out_and_has_its_reason()
    {
        var columns = await village.Look(db => Task.FromResult(db.Model.GetRelationalModel().Tables
            .SelectMany(table => table.Columns.Select(column => $"{table.Name}.{column.Name}")).ToList()));
        var tables = columns.Select(column => column.Split('.')[0]).ToHashSet();

        Assert.That(TableRoles.NotExported.Keys, Is.SubsetOf(tables));
        Assert.That(TableRoles.SecretColumns.Keys.Concat(NoSecrets), Is.SubsetOf(columns));
        Assert.That(
            TableRoles.NotExported.Concat(TableRoles.SecretColumns).Concat(TableRoles.OfTheInstallation)
                .Select(one => one.Value),
            Has.None.Empty);
    }

    [Test]
    public async Task No_column_that_sounds_like_a_secret_is_exported_unless_somebody_looked_at_it()
    {
        var told = await Exported();

        Assert.That(told.Where(column => Secret().IsMatch(column.Split('.')[1])), Is.EquivalentTo(NoSecrets));
    }

    [Test]
    public async Task What_is_encrypted_and_leaves_in_clear_is_contacts_and_bank_accounts_alone()
    {
        var clear = await village.Look(db => Task.FromResult(VillageTables.Exported(db)
            .SelectMany(table => table.Columns.Where(column => column.IsEncrypted)
                .Select(column => $"{table.Name}.{column.Name}")).ToList()));

        Assert.That(clear, Is.EquivalentTo(new[]
        {
            "households.bank_account_number", "household_people.phone", "payouts.payee_account_number",
            "payee_changes.bank_account_number",
        }));
    }

    private Task<List<string>> Exported() => village.Look(db => Task.FromResult(VillageTables.Exported(db)
        .SelectMany(table => table.Columns.Select(column => $"{table.Name}.{column.Name}")).ToList()));

    [GeneratedRegex(
        "secret|token|hash|sha[0-9]|stamp|password|(^|_)keys?($|_)|factor", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Secret();
}
