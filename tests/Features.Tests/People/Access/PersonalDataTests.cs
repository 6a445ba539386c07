using System.Reflection;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;

namespace VillageCloud.Features.Tests.People.Access;

/// <summary>Who is told where people live, by which number they are called, and to which account they are paid.
/// Whatever a feature answers is looked through, however deep.</summary>
public sealed class PersonalDataTests
{
    private static readonly string[] WhereAndHow = ["Phone", "Address", "AccountNumber", "OpenId", "HolderName"];

    /// <summary>The shop's own number, which everybody is meant to call.</summary>
    private static readonly string[] AskedByNoPerson = ["GetFront", "ListFronts"];

    [Test]
    public void Whatever_tells_it_is_asked_by_somebody()
    {
        var telling = Features().Where(one => Told(one.Answer).Count > 0).ToList();
        Assert.That(telling.Select(one => one.Feature.Name), Does.Contain("ExportBankFile").And.Contain("ListCalls"));

        var toAnybody = telling.Where(one => !one.Asked.Any(SaysWho)).Select(one => one.Feature.Name);

        Assert.That(toAnybody, Is.EquivalentTo(AskedByNoPerson));
    }

    [Test]
    public void Account_numbers_are_told_in_the_bank_file_and_nowhere_else()
    {
        var telling = Features().Where(one => Told(one.Answer).Contains("AccountNumber"))
            .Select(one => one.Feature.Name);

        Assert.That(telling, Is.EqualTo(new[] { "ExportBankFile" }));
    }

    [TestCase(Duty.SeeContacts, StaffRole.StoreKeeper, StaffRole.Treasurer)]
    [TestCase(Duty.ExportBankFile, StaffRole.Treasurer)]
    public void Contacts_are_for_who_delivers_or_calls_and_the_bank_file_for_who_pays(
        Duty duty, params StaffRole[] roles) =>
        Assert.That(Enum.GetValues<StaffRole>().Where(role => role.May(duty)), Is.EquivalentTo(roles));

    private static IEnumerable<(Type Feature, Type Answer, Type[] Asked)> Features() =>
        typeof(StaffWork).Assembly.GetExportedTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false, IsNested: false })
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                .Where(method => method.Name == "Run")
                .Select(method => (
                    type, method.ReturnType,
                    method.GetParameters().Select(parameter => parameter.ParameterType).ToArray())));

    private static bool SaysWho(Type asked) => asked == typeof(StaffActor) || asked == typeof(ShopperId)
        || (IsOurs(asked) && asked.GetProperties().Any(one =>
            one.PropertyType == typeof(StaffActor) || one.PropertyType == typeof(ShopperId)
            || one.Name is "Token" or "LoginCode"));

    private static HashSet<string> Told(Type answer)
    {
        var (told, seen, open) = (new HashSet<string>(), new HashSet<Type>(), new Stack<Type>([answer]));
        while (open.TryPop(out var type))
        {
            if (!seen.Add(type)) continue;
            foreach (var part in type.GetGenericArguments()) open.Push(part);
            if (type.GetElementType() is { } element) open.Push(element);
            if (!IsOurs(type)) continue;
            foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            {
                if (WhereAndHow.Contains(property.Name)) told.Add(property.Name);
                open.Push(property.PropertyType);
            }
        }

        return told;
    }

    private static bool IsOurs(Type type) =>
        type.Namespace?.StartsWith("VillageCloud.", StringComparison.Ordinal) == true && !type.IsEnum;
}
