using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Finance.Payouts;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Village.Cooperatives;
using VillageCloud.Features.Finance.Payouts;
using VillageCloud.Features.Platform;
using VillageCloud.Features.Village.Cooperatives;

namespace VillageCloud.Features.Tests.Finance.Payouts;

/// <summary>Each village has a bank of its own, and the file looks as that bank wants it.</summary>
public sealed class BankFileFormatTests(DatabaseProvider provider) : PayoutFixture(provider)
{
    private const string Neighbour = "neighbour";
    private const string NeighboursTreasurer = "邻村会计";

    private static readonly BankFileColumn[] Ours =
    [
        new("收款账号", BankFileField.Account), new(" 收款户名 ", BankFileField.Holder), new("金额", BankFileField.Amount),
    ];

    private static readonly BankFileColumn[] Theirs =
    [
        new("户名", BankFileField.Holder), new("卡号", BankFileField.Account), new("元", BankFileField.Amount),
        new("用途", BankFileField.Remark),
    ];

    [Test]
    public async Task Two_villages_have_two_layouts_and_the_trail_of_each_tells_who_chose_it()
    {
        var batch = await ApprovedBatch();
        var before = (await BankFile(batch.Id)).OrThrow().Layout;
        await Found();

        (await Save(treasurer, Ours, BankFileEncoding.Gb18030)).OrThrow();
        var chosen = await InNeighbour(async scope => (
            Before: await scope.GetRequiredService<GetBankFileLayout>().Run(default),
            After: (await scope.GetRequiredService<SaveBankFileLayout>().Run(
                new(
                    IdempotencyKey.New(), await scope.SignIn(NeighboursTreasurer, default),
                    new(Theirs, BankFileEncoding.Utf8)),
                default)).OrThrow()));
        (await Save(treasurer, Ours, BankFileEncoding.Gb18030)).OrThrow();

        var file = (await BankFile(batch.Id)).OrThrow().Layout;
        Assert.That(before, Is.SameAs(BankFileLayout.Usual));
        Assert.That(chosen.Before.ChangedAt, Is.Null, "what we chose is nothing to them");
        Assert.That(chosen.After.Layout.Columns, Is.EqualTo(Theirs));
        Assert.That(file.Columns.Select(one => one.Title), Is.EqualTo(new[] { "收款账号", "收款户名", "金额" }));
        Assert.That(file.Encoding, Is.EqualTo(BankFileEncoding.Gb18030));
        Assert.That(
            await work.Village.Look(db => db.AuditTrail.CountAsync(one => one.Verb == "bank_file.layout")),
            Is.EqualTo(2));
        Assert.That(
            await InNeighbour(scope => scope.GetRequiredService<VillageDb>().AuditTrail
                .CountAsync(one => one.Verb == "bank_file.layout")),
            Is.EqualTo(1));
    }

    [Test]
    public async Task Only_who_carries_the_file_chooses_and_what_no_bank_could_use_changes_nothing()
    {
        Assert.That((await Save(reviewer, Ours)).Refusal?.Code, Is.EqualTo("access.not_your_duty"));
        Assert.That((await Save(treasurer, Ours[..2])).Refusal?.Code, Is.EqualTo("bank_file.columns_missing"));

        var kept = await work.Village.Run((GetBankFileLayout feature) => feature.Run(default));
        Assert.That((kept.Layout, kept.ChangedAt), Is.EqualTo((BankFileLayout.Usual, (DateTimeOffset?)null)));
    }

    private Task<Outcome<GetBankFileLayout.View>> Save(
        StaffActor by, IReadOnlyList<BankFileColumn> columns, BankFileEncoding encoding = BankFileEncoding.Utf8) =>
        work.Village.Run((SaveBankFileLayout feature) =>
            feature.Run(new(IdempotencyKey.New(), by, new(columns, encoding)), default));

    private async Task Found()
    {
        await using var scope = work.Village.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<VillageDb>();
        var terms = (await db.Cooperatives.AsNoTracking().SingleAsync()).Terms;
        var other = db.Cooperatives.Add(new(Neighbour, "邻村", LegalForm.FarmersCooperative, terms)).Entity;
        await db.SaveChangesAsync();
        db.Tenant.Become(other.Id, Neighbour);
        db.Staff.Add(new(other.Id, NeighboursTreasurer, StaffRole.Treasurer));
        await db.SaveChangesAsync();
    }

    private async Task<T> InNeighbour<T>(Func<IServiceProvider, Task<T>> act)
    {
        await using var scope = work.Village.Services.CreateAsyncScope();
        (await scope.ServiceProvider.GetRequiredService<EnterVillage>().Run(Neighbour, default)).OrThrow();
        return await act(scope.ServiceProvider);
    }
}
