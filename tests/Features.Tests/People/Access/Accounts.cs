using Microsoft.EntityFrameworkCore;
using VillageCloud.Data.Accounts;
using VillageCloud.Demo;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.TestKit;
using SignInFeature = VillageCloud.Features.People.Access.SignIn;

namespace VillageCloud.Features.Tests.People.Access;

/// <summary>People of the village with a password, a phone that shows codes, and a browser.</summary>
internal sealed class Accounts(TestVillage village, HandClock phone)
{
    public const string Password = "torreya and 3 hens";
    private const string Key = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

    private static readonly SessionOrigin Home = new("203.0.113.7", "Chrome · Windows");

    public static async Task<Accounts> Of(TestVillage village, HandClock phone, params string[] names)
    {
        var all = new Accounts(village, phone);
        foreach (var name in names) await all.Make(name);
        return all;
    }

    /// <summary>As the phone shows it now, or so much before or after.</summary>
    public string Code(int seconds = 0, string key = Key) => Totp.At(key, phone.Now.AddSeconds(seconds));

    public Task<Outcome<SignInFeature.Result>> SignIn(
        string user, string? password = null, string? code = null, SessionOrigin? from = null,
        KnownDevice? device = null) =>
        village.Run((SignInFeature feature) => feature.Run(
            new(user, password ?? Password, code ?? Code(), from ?? Home, device is null ? null : [device]), default));

    /// <summary>Signed in, half a minute after the last time.</summary>
    public async Task<StaffActor> In(string user)
    {
        phone.Move(TimeSpan.FromSeconds(30));
        return (await SignIn(user)).OrThrow().Staff.Actor;
    }

    private Task<int> Make(string name) => village.Look(async db =>
    {
        var person = await db.Staff.SingleAsync(one => one.Name == name);
        var account = new StaffAccount
        {
            UserName = name, NormalizedUserName = name.ToUpperInvariant(), CooperativeId = person.CooperativeId,
            StaffId = person.Id, SecurityStamp = "first", FactorKey = Key, TwoFactorEnabled = true,
        };
        account.PasswordHash = await village.Run((Passwords passwords) =>
            Task.FromResult(passwords.Hash(account, Password)));
        db.Accounts.Add(account);
        return await db.SaveChangesAsync();
    });
}
