using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.Finance.Merchants;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.WeChat;
using VillageCloud.Features.Finance.Approvals;
using VillageCloud.Features.Finance.Merchants;
using VillageCloud.Features.Platform;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Finance.Merchants;

/// <summary>By which account a village is paid is typed by one person and agreed to by another, and never told again.
/// </summary>
[TestFixtureSource(typeof(Engines), nameof(Engines.Both))]
public sealed class MerchantAccountTests(DatabaseProvider provider)
{
    private TestVillage village = null!;
    private StaffActor treasurer;
    private StaffActor reviewer;

    private WeChatCredentials Ours => CredentialsOf(village);

    [SetUp]
    public async Task Start()
    {
        village = await TestVillage.Start(provider);
        treasurer = await village.Staff(DemoVillage.Treasurer);
        reviewer = await village.Staff(DemoVillage.Reviewer);
    }

    [TearDown]
    public async Task Stop() => await village.DisposeAsync();

    /// <summary>As the sandbox knows the merchant.</summary>
    internal static WeChatCredentials CredentialsOf(TestVillage village)
    {
        var known = village.Sandbox.Bootstrap;
        return new()
        {
            AppId = known.AppId, AppSecret = known.AppSecret, MerchantId = known.MchId, ApiV3Key = known.ApiV3Key,
            MerchantSerial = known.MerchantCertificateSerial, MerchantKey = known.MerchantPrivateKeyPem,
            PlatformKeyId = known.PublicKeyId, PlatformKey = known.PublicKeyPem, PushToken = known.PushToken,
            PushKey = known.EncodingAesKey,
        };
    }

    [Test]
    public async Task One_types_it_another_agrees_and_nobody_is_told_a_secret_again()
    {
        var id = (await Propose(Ours)).OrThrow().Id;

        Assert.That((await Propose(Ours)).Refusal, Is.TypeOf<MerchantAlreadyWaiting>());
        Assert.That(await InForce(), Is.Empty, "nothing is in force by one person's word");
        Assert.That((await Waiting()).Single(), Is.EqualTo((ApprovalKind.WeChatAccount, Ours.MerchantId)));
        Assert.That((await Approve(treasurer, id)).Refusal, Is.TypeOf<NotYourDuty>());
        Assert.That((await Approve(reviewer, id, "1900000009")).Refusal, Is.TypeOf<MerchantTypedDiffers>());
        await village.BecomesReviewer(treasurer);
        Assert.That((await Approve(treasurer, id)).Refusal, Is.TypeOf<ApproverMustDiffer>());
        _ = (await Approve(reviewer, id)).OrThrow();

        Assert.That((await InForce()).Single().Now, Is.EqualTo(id));
        Assert.That(await Waiting(), Is.Empty);
        var shown = (await village.Run((ShowMerchantAccount feature) => feature.Run(new(reviewer), default))).OrThrow();
        var told = System.Text.Json.JsonSerializer.Serialize(shown);
        foreach (var secret in new[]
        {
            Ours.AppSecret, Ours.ApiV3Key, Ours.MerchantKey[40..80], Ours.PushToken, Ours.PushKey,
            Ours.MerchantSerial,
        })
            Assert.That(told, Does.Not.Contain(secret));
        Assert.That(told, Does.Contain(Ours.MerchantId).And.Contain(Ours.MerchantSerial[^4..]));
    }

    [Test]
    public async Task A_key_is_changed_alone_and_the_old_one_is_taken_for_two_weeks()
    {
        var first = await Agreed(Ours);
        var second = await Agreed(new() { ApiV3Key = new('k', 32) });

        var known = (await InForce()).Single();
        Assert.That((known.Now, known.Before), Is.EqualTo((second, (MerchantAccountId?)first)));
        var secrets = await village.Run((MerchantsInForce feature) => feature.Read(known, default));
        Assert.That(
            (secrets!.Now.ApiV3Key, secrets.Before!.ApiV3Key, secrets.Now.AppSecret),
            Is.EqualTo((new string('k', 32), Ours.ApiV3Key, Ours.AppSecret)));

        await village.Advance(MerchantAccount.OldIsTakenFor + TimeSpan.FromHours(1));
        Assert.That((await InForce()).Single().Before, Is.Null);
    }

    [Test]
    public async Task What_cannot_be_right_is_told_by_its_field_and_changes_nothing()
    {
        Assert.That((await Propose(new())).Refusal, Is.TypeOf<MerchantFieldWrong>());
        var wrong = await Propose(new WeChatCredentials { MerchantKey = "-----BEGIN", ApiV3Key = "short" }.Over(Ours));
        Assert.That(wrong.Refusal, Is.TypeOf<MerchantFieldWrong>());
        Assert.That(wrong.Refusal!.Sentence, Does.Not.Contain("short"));
        Assert.That(
            (await Propose(new WeChatCredentials { PlatformKeyId = "1234" }.Over(Ours))).Refusal,
            Is.EqualTo(new MerchantFieldWrong(CredentialField.PlatformKeyId)));
        Assert.That(
            (await Propose(await village.Staff(DemoVillage.StoreKeeper), Ours)).Refusal, Is.TypeOf<NotYourDuty>());

        _ = await Agreed(Ours);
        Assert.That((await Propose(Ours)).Refusal, Is.TypeOf<MerchantUnchanged>());
        Assert.That(await village.Look(db => db.MerchantAccounts.CountAsync()), Is.EqualTo(1));
    }

    [Test]
    public async Task The_operator_enters_it_at_the_server_and_the_trail_says_so()
    {
        var entered = await village.Run((EnterMerchantAccount feature) => feature.Run(new(Ours), default));

        Assert.That(entered.OrThrow().Revision, Is.EqualTo(1));
        var trail = await village.Look(db => db.AuditTrail.OrderByDescending(one => one.Id).FirstAsync());
        Assert.That((trail.Verb, trail.StaffId, trail.Document), Is.EqualTo(("wechat.entered", (StaffId?)null, "1")));
    }

    [Test]
    public async Task Two_at_once_leave_one_that_waits()
    {
        var both = await Task.WhenAll(Propose(Ours), Propose(Ours));

        Assert.That(both.Count(one => one.IsRefused), Is.EqualTo(1));
        Assert.That(both.Single(one => one.IsRefused).Refusal, Is.TypeOf<MerchantAlreadyWaiting>());
    }

    private async Task<MerchantAccountId> Agreed(WeChatCredentials typed)
    {
        var id = (await Propose(typed)).OrThrow().Id;
        return (await Approve(reviewer, id)).OrThrow().Id;
    }

    private Task<Outcome<ProposeMerchantAccount.Result>> Propose(WeChatCredentials typed) => Propose(treasurer, typed);

    private Task<Outcome<ProposeMerchantAccount.Result>> Propose(StaffActor by, WeChatCredentials typed) =>
        village.Run((ProposeMerchantAccount feature) => feature.Run(new(IdempotencyKey.New(), by, typed), default));

    private Task<Outcome<ApproveMerchantAccount.Result>> Approve(
        StaffActor by, MerchantAccountId id, string? typed = null) => village.Run((ApproveMerchantAccount feature) =>
        feature.Run(new(IdempotencyKey.New(), by, id, typed ?? Ours.MerchantId), default));

    private Task<IReadOnlyList<MerchantsInForce.Known>> InForce() =>
        village.Run((MerchantsInForce feature) => feature.Run(default));

    private async Task<List<(ApprovalKind Kind, string Number)>> Waiting() =>
    [
        .. (await village.Run((ListApprovals feature) => feature.Run(new(OnlyWaiting: true), default))).OrThrow()
            .Rows.Select(row => (row.Kind, row.Number)),
    ];
}

internal static class CredentialsOver
{
    /// <summary>All of the other, but what is said.</summary>
    public static WeChatCredentials Over(this WeChatCredentials said, WeChatCredentials all) => all.With(said);
}
