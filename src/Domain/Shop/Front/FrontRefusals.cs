using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Shop.Front;

public sealed record FrontTitleInvalid()
    : Refusal("front.title_invalid", $"请写小店的名字，不超过 {FrontEntry.LongestTitle} 个字");

public sealed record FrontTextTooLong(string Field, int Longest)
    : Refusal("front.text_too_long", $"{Field}太长了，请改到 {Longest} 个字以内");

public sealed record FrontPhoneInvalid()
    : Refusal("front.phone_invalid", "请写顾客打得通的电话：11 位手机号，或者带区号的座机，例如 0575-87654321");

public sealed record HolidaysTooMany()
    : Refusal("front.holidays_too_many", $"最多写 {FrontEntry.MostHolidays} 段放假，请把过去的去掉");

public sealed record HolidayNameInvalid()
    : Refusal("front.holiday_name_invalid", $"请写是什么放假，例如 春节，不超过 {Holiday.LongestName} 个字");

public sealed record HolidayDaysInvalid(string Name)
    : Refusal(
        "front.holiday_days_invalid",
        $"“{Name}”的最后一天要在第一天以后，一段不超过 {Holiday.MostDays} 天；歇得更久请把商品下架");

public sealed record HolidaysOverlap(string One, string Other)
    : Refusal("front.holidays_overlap", $"“{One}”和“{Other}”的日子重了，请改一下");

public sealed record FrontChangedMeanwhile()
    : Refusal("front.changed_meanwhile", "别人刚改过店面，请刷新，看看改了什么再写")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}
