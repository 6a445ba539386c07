using System.Text.RegularExpressions;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Shop.Front;

/// <summary>店面: what the shop says of itself, as somebody of the staff has written it.</summary>
/// <param name="Title">Over the picture of the first page.</param>
/// <param name="Greeting">A line under it; may be empty.</param>
/// <param name="Notice">Something that everybody should read now; may be empty.</param>
/// <param name="NoticeUntil">The last Beijing day on which it is shown; null until somebody takes it off.</param>
/// <param name="Phone">Whom shoppers call about what they bought. Whoever sells online has to say it (e-commerce law,
/// art. 15 and 39: contact in a prominent place).</param>
/// <param name="Hours">When somebody picks it up; may be empty.</param>
/// <param name="Holidays">Days on which nothing is sent.</param>
public sealed partial record FrontEntry(
    string Title, string Greeting, string Notice, DateOnly? NoticeUntil, string Phone, string Hours,
    IReadOnlyList<Holiday> Holidays)
{
    public const int LongestTitle = 16;
    public const int LongestGreeting = 30;
    public const int LongestNotice = 200;
    public const int LongestPhone = 20;
    public const int LongestHours = 30;
    public const int MostHolidays = 12;

    /// <summary>Cleaned, or what is wrong with it: <c>front.title_invalid</c>, <c>front.text_too_long</c>,
    /// <c>front.phone_invalid</c>, or as <see cref="Holiday.Checked"/> says.</summary>
    public Outcome<FrontEntry> Checked()
    {
        var title = PersonText.Line(Title, LongestTitle);
        if (title.Problem != TextProblem.None) return new FrontTitleInvalid();
        var (greeting, notice, hours) = (
            PersonText.Line(Greeting, LongestGreeting), PersonText.Lines(Notice, LongestNotice),
            PersonText.Line(Hours, LongestHours));
        if (greeting.IsTooLong) return new FrontTextTooLong("标题下面的话", LongestGreeting);
        if (notice.IsTooLong) return new FrontTextTooLong("公告", LongestNotice);
        if (hours.IsTooLong) return new FrontTextTooLong("接电话的时间", LongestHours);
        var phone = Phone.Trim();
        if (phone.Length > LongestPhone || !PhoneNumber().IsMatch(phone)) return new FrontPhoneInvalid();
        var holidays = Holiday.Checked(Holidays);
        if (holidays.Refusal is { } refusal) return refusal;
        return new FrontEntry(
            title.Text, TextOf(greeting), TextOf(notice), notice.IsMissing ? null : NoticeUntil, phone, TextOf(hours),
            holidays.Value);
    }

    // What nobody can see is nothing.
    private static string TextOf(PersonText text) => text.IsMissing ? "" : text.Text;

    /// <summary>A mobile, a number with its area code, or one of the 400 numbers.</summary>
    [GeneratedRegex(@"^(1\d{10}|0\d{2,3}-?\d{7,8}|400-?\d{3}-?\d{4})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PhoneNumber();
}
