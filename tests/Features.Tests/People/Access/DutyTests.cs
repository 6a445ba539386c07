using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using VillageCloud.Data;
using VillageCloud.Demo;
using VillageCloud.Domain.People.Access;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Access;
using VillageCloud.Features.Platform;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.People.Access;

/// <summary>Every feature that a member of staff runs, found by its shape: none lets in who may no longer.</summary>
public sealed class DutyTests
{
    private TestVillage village = null!;

    [OneTimeSetUp]
    public async Task Start() => village = await TestVillage.Start(DatabaseProvider.Sqlite);

    [OneTimeTearDown]
    public async Task Stop() => await village.DisposeAsync();

    [TestCaseSource(nameof(Acts))]
    public async Task A_feature_of_staff_refuses_whoever_has_signed_out(Type feature, Type act)
    {
        var actor = await village.SignIn(DemoVillage.Treasurer);
        (await village.Run((EndStaffSession end) => end.Run(new(actor), default))).OrThrow();

        Assert.That((await Run(feature, act, actor))?.Code, Is.EqualTo("access.session_ended"));
    }

    [TestCaseSource(nameof(ActsOfSome))]
    public async Task A_feature_of_staff_refuses_a_role_without_its_duty(Type feature, Type act)
    {
        var duty = ((IStaffAct)Made(act, default)).Duty;
        var actor = await village.SignIn(
            StaffRole.Representative.May(duty) ? DemoVillage.Treasurer : DemoVillage.FarmersRepresentative);

        Assert.That((await Run(feature, act, actor))?.Code, Is.EqualTo("access.not_your_duty"));
    }

    /// <summary>What tells who acts tells the duty too, or is one of the few that show more to some.</summary>
    [Test]
    public void Whatever_carries_who_acts_states_its_duty()
    {
        string[] showMoreToSome =
            ["GetHousehold", "GetVillageOrder", "ListCalls", "ListFailedCalls", "ListRegister", "ListVillageOrders"];
        string[] askByThemselves = ["ListTrail", "CheckSession", "ReconcileYesterday"];
        string[] end = ["EndStaffSession"];

        var without = typeof(StaffWork).Assembly.GetTypes()
            .Where(type => !type.IsInterface && type.Namespace != null && type != typeof(StaffWork))
            .Where(type => type.GetProperties().Any(property =>
                (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) == typeof(StaffActor)))
            .Where(type => !type.IsAssignableTo(typeof(IStaffAct)))
            .Where(type => type.DeclaringType is not null)
            .Select(type => type.DeclaringType!.Name);

        Assert.That(without, Is.EquivalentTo(showMoreToSome.Concat(askByThemselves).Concat(end)));
    }

    /// <summary>Whatever takes a member of staff along as a number only would pass by the check.</summary>
    [Test]
    public void No_command_names_who_acts_by_a_number_alone()
    {
        var bare = typeof(StaffWork).Assembly.GetTypes()
            .Where(type => type.Name is "Command" or "Query"
                && type.GetProperty("By")?.PropertyType == typeof(StaffId))
            .Select(type => type.FullName);

        Assert.That(bare, Is.Empty);
    }

    [Test]
    public void Every_duty_is_somebodys()
    {
        var roles = Enum.GetValues<StaffRole>();

        Assert.That(
            Enum.GetValues<Duty>().Where(duty => !Array.Exists(roles, role => role.May(duty))), Is.Empty);
    }

    private static IEnumerable<object[]> Acts() => typeof(StaffWork).Assembly.GetTypes()
        .Where(type => type is { IsInterface: false, IsNestedPublic: true } && type.IsAssignableTo(typeof(IStaffAct)))
        .Select(type => new object[] { type.DeclaringType!, type });

    /// <summary>But for those that everybody who is signed in may do.</summary>
    private static IEnumerable<object[]> ActsOfSome() =>
        Acts().Where(one => ((IStaffAct)Made((Type)one[1], default)).Duty != Duty.Look);

    private async Task<Refusal?> Run(Type feature, Type act, StaffActor actor)
    {
        await using var scope = await village.Enter();
        var run = feature.GetMethod("Run", [act, typeof(CancellationToken)])!;
        var running = (Task)run.Invoke(
            scope.ServiceProvider.GetRequiredService(feature), [Made(act, actor), CancellationToken.None])!;
        await running;
        var outcome = running.GetType().GetProperty("Result")!.GetValue(running)!;
        return (Refusal?)outcome.GetType().GetProperty("Refusal")!.GetValue(outcome);
    }

    /// <summary>With words where words are, and about nothing that there is.</summary>
    private static object Made(Type act, StaffActor actor)
    {
        var made = RuntimeHelpers.GetUninitializedObject(act);
        foreach (var field in act.GetFields(BindingFlags.Instance | BindingFlags.NonPublic))
        {
            if (field.FieldType == typeof(StaffActor)) field.SetValue(made, actor);
            else if (field.FieldType == typeof(IdempotencyKey)) field.SetValue(made, IdempotencyKey.New());
            else if (field.FieldType == typeof(string)) field.SetValue(made, "无");
            else if (field.FieldType == typeof(PageQuery)) field.SetValue(made, new PageQuery());
            else if (field.FieldType is { IsGenericType: true } list
                && list.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
                field.SetValue(made, Array.CreateInstance(list.GetGenericArguments()[0], 0));
            else if (typeof(IEnumerable).IsAssignableFrom(field.FieldType)
                && new NullabilityInfoContext().Create(field).ReadState != NullabilityState.Nullable)
                throw new NotSupportedException($"a list in {act}");
        }

        return made;
    }
}
