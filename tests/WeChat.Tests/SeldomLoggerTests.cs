using Microsoft.Extensions.Time.Testing;
using VillageCloud.WeChat.Tests.Fakes;

namespace VillageCloud.WeChat.Tests;

/// <summary>Whoever sends rubbish doesn't fill our disk with it.</summary>
public sealed class SeldomLoggerTests
{
    [Test]
    public void A_flood_of_refusals_is_ten_lines_a_minute_and_one_that_counts_the_rest()
    {
        var (lines, clock) = (new LogLines(), new FakeTimeProvider());
        var seldom = new SeldomLogger(lines, clock);
        for (var i = 0; i < 12_000; i++) seldom.NoticeRefused("qingshan", $"forged {i}");
        Assert.That(lines.All.Split('\n'), Has.Length.EqualTo(SeldomLogger.LinesOfAMinute));

        clock.Advance(TimeSpan.FromMinutes(1));
        seldom.PushRefused("qingshan", "one of another minute");

        var all = lines.All.Split('\n');
        Assert.That(all, Has.Length.EqualTo(SeldomLogger.LinesOfAMinute + 2));
        Assert.That(all[^2], Does.StartWith("2023 11990 more"));
        Assert.That(all[^1], Does.StartWith("2021 ").And.Contain("one of another minute"));
    }

    [Test]
    public async Task Forged_notices_of_one_account_are_written_seldom()
    {
        using var account = new TestAccount();
        for (var i = 0; i < 50; i++)
            _ = await account.Account.Notices.Decode(new(null, null, null, null), "{}"u8.ToArray(), default);

        Assert.That(account.Logs.All.Split('\n').Count(line => line.StartsWith("2020 ", StringComparison.Ordinal)),
            Is.EqualTo(SeldomLogger.LinesOfAMinute));
    }
}
