using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using VillageCloud.Domain.Finance.Merchants;
using VillageCloud.Domain.Finance.Payments;
using VillageCloud.Domain.Finance.Settings;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Data.Conventions;

/// <summary>Two people have the same columns in every table that waits for them, and the same CHECK: a table gets both
/// by having the value.</summary>
internal static class TwoPeopleColumns
{
    // Each line by itself, since a CHECK that comes to NULL lets a row pass.
    private const string Rule =
        "(maker IS NOT NULL OR (checker IS NULL AND decliner IS NULL))"
        + " AND (checker IS NULL OR decliner IS NULL)"
        + " AND (checker IS NULL OR checker <> maker)"
        + " AND (checker IS NULL) = (checked_at IS NULL)"
        + " AND (decliner IS NULL) = (declined_at IS NULL)"
        + " AND (decline_reason IS NULL OR decliner IS NOT NULL)"
        + " AND (decliner IS NULL OR (decliner = maker) = (decline_reason IS NULL))";

    private static readonly Dictionary<string, string> Columns = new(StringComparer.Ordinal)
    {
        [nameof(TwoPeople.Maker)] = "maker", [nameof(TwoPeople.MadeAt)] = "made_at",
        [nameof(TwoPeople.Checker)] = "checker", [nameof(TwoPeople.CheckedAt)] = "checked_at",
        [nameof(TwoPeople.Decliner)] = "decliner", [nameof(TwoPeople.DeclinedAt)] = "declined_at",
        [nameof(TwoPeople.DeclineReason)] = "decline_reason",
    };

    /// <summary>A late payment goes back by itself, and the operator enters an account and founds a village at the
    /// server; everything else was wanted by somebody of the staff.</summary>
    private static readonly Type[] AlsoBySystem = [typeof(Refund), typeof(MerchantAccount), typeof(TermsVersion)];

    public static void HoldTwoPeople(this ModelBuilder builder)
    {
        foreach (var entity in builder.Model.GetEntityTypes().ToList())
        {
            foreach (var people in entity.GetComplexProperties().Where(one => one.ClrType == typeof(TwoPeople)))
                Hold(entity, people);
        }
    }

    private static void Hold(IMutableEntityType entity, IMutableComplexProperty people)
    {
        people.IsNullable = false;
        foreach (var property in people.ComplexType.GetProperties()) property.SetColumnName(Columns[property.Name]);
        people.ComplexType.FindProperty(nameof(TwoPeople.DeclineReason))!.SetMaxLength(TwoPeople.LongestReason);
        people.ComplexType.FindProperty(nameof(TwoPeople.Maker))!.IsNullable = AlsoBySystem.Contains(entity.ClrType);
        _ = entity.AddCheckConstraint($"ck_{entity.GetTableName()}_two_people", Rule);
    }
}
