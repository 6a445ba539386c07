using Microsoft.AspNetCore.Components;
using VillageCloud.Admin.Kit;

namespace VillageCloud.Admin.Tests.Kit;

public sealed class AddressBarTests
{
    [Test]
    public async Task Who_hears_of_a_move_first_reads_the_new_address_already()
    {
        await using var context = Stage.Open();
        var navigation = context.Services.GetRequiredService<NavigationManager>();
        AddressBar? bar = null;
        (string? Path, string? Plan) read = default;
        navigation.LocationChanged += (_, _) => read = (bar?.Path, bar?.Read("plan"));
        bar = context.Services.GetRequiredService<AddressBar>();

        navigation.NavigateTo("console/dividends?plan=7");

        Assert.That(read, Is.EqualTo(("/console/dividends", "7")));
    }

    [Test]
    public async Task What_was_written_stays_until_somebody_moves()
    {
        await using var context = Stage.Open();
        var navigation = context.Services.GetRequiredService<NavigationManager>();
        var bar = context.Services.GetRequiredService<AddressBar>();
        navigation.NavigateTo("console/dividends?plan=7");

        await bar.Write("show", "objections");
        var (plan, show) = (bar.Read("plan"), bar.Read("show"));
        navigation.NavigateTo("console/dividends");

        Assert.That((plan, show), Is.EqualTo(("7", "objections")));
        Assert.That((bar.Read("plan"), bar.Read("show")), Is.EqualTo(((string?)null, (string?)null)));
    }
}
