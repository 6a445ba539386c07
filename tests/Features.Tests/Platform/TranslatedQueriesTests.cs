using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using VillageCloud.Data;
using VillageCloud.TestKit;

namespace VillageCloud.Features.Tests.Platform;

/// <summary>To translate a query costs many times what it costs to ask it, so each is translated once.</summary>
public sealed class TranslatedQueriesTests
{
    /// <summary>With the commands they become, more than EF's own store has room for.</summary>
    private const int Others = 600;

    [Test]
    public async Task However_many_others_were_asked_meanwhile_a_query_is_not_translated_again()
    {
        var translations = new Translations();
        await using var village = await TestVillage.Start(DatabaseProvider.Sqlite, meanwhile: translations);
        await Ask(village, Others);
        var before = translations.Count;
        for (var query = 0; query < Others; query++) await Ask(village, query);
        var asked = translations.Count;
        Assert.That(asked - before, Is.EqualTo(Others), "each is a query of its own");

        for (var query = 0; query < Others; query++) await Ask(village, query);

        Assert.That(translations.Count, Is.EqualTo(asked));
    }

    /// <summary>The number stands in the query itself, which makes it another one.</summary>
    private static Task<int> Ask(TestVillage village, int number)
    {
        var fen = Expression.Parameter(typeof(long));
        var isAnother = Expression.Lambda<Func<long, bool>>(
            Expression.NotEqual(fen, Expression.Constant((long)number)), fen);
        return village.Look(db => db.JournalLines.Select(line => line.Amount.Fen).CountAsync(isAnother));
    }

    private sealed class Translations : DbCommandInterceptor, IQueryExpressionInterceptor
    {
        public int Count { get; private set; }

        public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData)
        {
            Count++;
            return queryExpression;
        }
    }
}
