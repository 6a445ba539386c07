using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Shop.Licences;
using VillageCloud.Domain.Village.Media;
using VillageCloud.EndToEnd.Tests.Browsers;
using VillageCloud.TestKit;

namespace VillageCloud.EndToEnd.Tests.StaffConsole;

/// <summary>A paper's photograph by the store keeper's clicks, and by what addresses nobody else gets at it.</summary>
public sealed class LicenceScanTests : ByHandFixture
{
    private const string Number = "（浙诸）食品小作坊 26017 号";

    [Test]
    public async Task A_photograph_of_a_paper_is_taken_shown_to_staff_and_to_nobody_else()
    {
        var keeper = await DeskOf("keeper");
        await keeper.GoTo("证照");
        await keeper.Click("登记一张证");
        await keeper.OpenDialog.GetByLabel("什么证").SelectOptionAsync(nameof(LicenceKind.FoodWorkshop));
        await keeper.OpenDialog.GetByLabel("证上的编号").FillAsync(Number);
        await keeper.OpenDialog.GetByLabel("从哪天起").FillAsync($"{BeijingTime.DayOf(Village.World.Now):yyyy-MM-dd}");
        await Upload(keeper, "小作坊登记证.jpg", "<svg onload='alert(1)'/>"u8.ToArray());
        await keeper.Sees("这个文件不是能用的图片");
        await keeper.LooksRight("licence-scan-refused");
        await Upload(keeper, "小作坊登记证.jpg", Photos.OnItsSide(1_600, 1_100));
        await IsDrawn(keeper.OpenDialog.GetByAltText("证的照片"));
        await keeper.LooksRight("licence-scan-taken");
        await Save(keeper);

        await keeper.Click($"看照片 {Number}");
        var shown = keeper.OpenDialog.GetByAltText($"{Number} 的照片");
        await IsDrawn(shown);
        await LooksRightAnywhere(keeper, "licence-scan");
        await OnlyStaffGetIt(keeper, (await shown.GetAttributeAsync("src"))!);

        await keeper.Page.Keyboard.PressAsync("Escape");
        await keeper.Click($"改 {Number}");
        await IsDrawn(keeper.OpenDialog.GetByAltText("证的照片"));
        await keeper.OpenDialog.GetByRole(AriaRole.Button, new() { Name = "去掉照片" }).ClickAsync();
        await Save(keeper);
        await keeper.IsNotOffered($"看照片 {Number}");
    }

    private async Task OnlyStaffGetIt(Desk keeper, string address)
    {
        var mine = keeper.Page.APIRequest;
        var found = await mine.GetAsync(At(address));
        Assert.That(found.Status, Is.EqualTo(200));
        Assert.That(found.Headers["content-type"], Is.EqualTo("image/webp"));
        Assert.That(found.Headers["cache-control"], Is.EqualTo("private, no-store"));
        var middle = address.Length / 2;
        var changed = address[..middle] + (address[middle] == 'A' ? 'B' : 'A') + address[(middle + 1)..];
        Assert.That((await mine.GetAsync(At(changed))).Status, Is.EqualTo(404));

        var treasurer = await DeskOf("treasurer");
        Assert.That(
            (await treasurer.Page.APIRequest.GetAsync(At(address))).Status, Is.EqualTo(404), "handed on");
        var supervisor = await DeskOf("supervisor");
        await supervisor.GoTo("证照");
        await supervisor.Sees(Number);
        await supervisor.IsNotOffered($"看照片 {Number}");

        using var stranger = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var sentAway = await stranger.GetAsync(new Uri(At(address)));
        Assert.That((int)sentAway.StatusCode, Is.EqualTo(302), "to the sign-in");
        var key = await Village.Look(db => db.Pictures
            .Where(one => one.Audience == PictureAudience.Staff).Select(one => one.Key).SingleAsync());
        using var window = await stranger.GetAsync(new Uri(At($"v1/shangying/media/{key}/large.webp")));
        Assert.That((int)window.StatusCode, Is.EqualTo(404));
        Assert.That((await mine.GetAsync(At($"console/media/{key}/large.webp"))).Status, Is.EqualTo(404));
    }

    private string At(string address) => new Uri(Village.World.Api, address).ToString();

    private static Task Upload(Desk desk, string name, byte[] content) => desk.OpenDialog
        .Locator("input[type=file]")
        .Choose(new FilePayload { Name = name, MimeType = "image/jpeg", Buffer = content });

    private static async Task IsDrawn(ILocator picture)
    {
        await Assertions.Expect(picture).ToBeVisibleAsync();
        await Assertions.Expect(picture).ToHaveJSPropertyAsync("complete", value: true);
        Assert.That(await picture.EvaluateAsync<int>("one => one.naturalWidth"), Is.Positive);
    }

    private static async Task Save(Desk desk)
    {
        await desk.OpenDialog.GetByRole(AriaRole.Button, new() { Name = "保 存", Exact = true }).ClickAsync();
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
    }

    private static async Task LooksRightAnywhere(Desk desk, string name)
    {
        await desk.LooksRight(name);
        foreach (var (theme, width, height) in new[] { ("light", 1024, 768), ("dark", 390, 844) })
        {
            await desk.Page.EvaluateAsync($"village.setDark({(theme == "dark" ? "true" : "false")})");
            await Assertions.Expect(desk.Page.Locator($"html[data-theme={theme}]")).ToHaveCountAsync(1);
            await desk.Page.FitInto(width, height);
            await desk.LooksRight($"{name}-{theme}-{width}");
        }

        await desk.Page.EvaluateAsync("village.setDark(false)");
        await desk.Page.FitInto(1280, 800);
    }
}
