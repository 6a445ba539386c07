using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Notices;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.Platform;

namespace VillageCloud.Features.People.Notices;

/// <summary>What a person answered to WeChat's sheet. WeChat counts too: who claims a "yes" that was none gains
/// nothing.</summary>
public sealed class AnswerConsent(VillageDb db, UnitOfWork work, TimeProvider clock)
{
    public async Task<Outcome> Run(Command command, CancellationToken ct)
    {
        if (command.Answers.Count == 0 || command.Answers.DistinctBy(one => one.Topic).Count() < command.Answers.Count)
            return new ConsentAnswersInvalid();
        return (await work.Once(
            $"reminder.consent:{command.ShopperId.Value}", command.Key, command with { Key = default },
            () => Note(command, ct), ct)).WithoutValue();
    }

    private async Task<Outcome<int>> Note(Command command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        foreach (var (topic, isAgreed) in command.Answers)
        {
            var consent = await db.MessageConsents.FirstOrDefaultAsync(
                one => one.ShopperId == command.ShopperId && one.Topic == topic, ct)
                ?? db.MessageConsents.Add(new(db.Tenant.Id, command.ShopperId, topic)).Entity;
            consent.Answer(isAgreed, now);
        }

        return command.Answers.Count;
    }

    public sealed record Command(IdempotencyKey Key, ShopperId ShopperId, IReadOnlyList<Answer> Answers);

    public sealed record Answer(ReminderTopic Topic, bool IsAgreed);
}

public sealed record ConsentAnswersInvalid()
    : Refusal("reminder.answers_invalid", "每种提醒只能答一次，请重新打开页面再试");
