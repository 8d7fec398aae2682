using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Core.Data;
using NewsSite.Core.Identity;
using NewsSite.Core.Publishing;
using NewsSite.Core.Publishing.Merging;
using NewsSite.Core.Tests.Stores;

namespace NewsSite.Core.Tests.Publishing;

/// <summary>
/// Two or three editors at one story in any order, each with the text that they once opened; now and then the process ends and another one goes on over the same store.
/// Every sentence that was ever acknowledged as saved is in the story, in a branch or in the history.
/// </summary>
public sealed class NothingIsLostTests
{
    private static readonly Actor[] People = [new(1, "Jo", Role.Editor, null), new(2, "Sam", Role.Editor, null), new(3, "Kit", Role.Admin, null)];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Every_sentence_that_was_acknowledged_is_somewhere(DatabaseProvider provider)
    {
        // A story each, over one store: what one story needs of the store is independent of the others.
        await using var store = await TestStore.CreateAsync(provider);
        var rounds = provider == DatabaseProvider.Sqlite ? 30 : 6;
        for (var round = 0; round < rounds; round++)
            await new Round(store, new Random(Seed + round)).PlayAsync(25);
    }

    private static int Seed { get; } = int.TryParse(Environment.GetEnvironmentVariable("NEWSSITE_TOGETHER_SEED"), out var seed) ? seed : 1;

    /// <summary>One story and those who work on it.</summary>
    private sealed class Round(TestStore store, Random lot)
    {
        private readonly HashSet<string> _acknowledged = [];
        private readonly Dictionary<Actor, (int Base, DraftText Text)> _desks = [];
        private IServiceProvider _process = store.Services(_ => { });
        private long _story;
        private int _sentences;

        public async Task PlayAsync(int steps)
        {
            var first = new DraftText { Headline = Sentence(), Body = string.Join("\n\n", Enumerable.Range(0, 5).Select(_ => Sentence())) };
            _story = Acknowledge(first, await WithAsync<Drafting, SaveResult>(drafting => drafting.CreateAsync(first, Actor.System("newsroom"), Ct))).ArticleId!.Value;
            foreach (var person in People.Take(2 + lot.Next(2)))
                await OpenAsync(person);

            for (var step = 0; step < steps; step++)
            {
                await StepAsync(_desks.Keys.ElementAt(lot.Next(_desks.Count)));
                if (lot.Next(8) == 0)
                    _process = store.Services(_ => { }); // another process over the same store
            }

            var kept = await EverythingAsync();
            Assert.All(_acknowledged, sentence => Assert.Contains(sentence, kept, StringComparison.Ordinal));
        }

        private async Task StepAsync(Actor person)
        {
            var (from, text) = _desks[person];
            switch (lot.Next(10))
            {
                case 0:
                    await OpenAsync(person);
                    break;
                case 1:
                    await WithAsync<PresenceDesk, bool>(desk => desk.TakeOverAsync(_story, person, Ct));
                    break;
                case 2:
                    await SettleAsync(person);
                    break;
                case 3 or 4:
                    Go(person, text, Acknowledge(text, await WithAsync<Drafting, SaveResult?>(drafting => drafting.SaveAsync(_story, from, text, person, Ct))));
                    break;
                case 5 or 6:
                    Go(person, text, Acknowledge(text, await WithAsync<Autosaving, SaveResult?>(autosaving => autosaving.SaveAsync(_story, from, null, text, person, Ct))));
                    break;
                default:
                    _desks[person] = (from, Edit(text));
                    break;
            }
        }

        // As the editor does: on with the words of others where they were merged in, from where it was where the text is kept beside the story.
        private void Go(Actor person, DraftText typed, SaveResult saved)
        {
            if (saved.Number is { } number)
                _desks[person] = (number, saved.Merged?.Text ?? typed);
        }

        private async Task OpenAsync(Actor person)
        {
            await WithAsync<PresenceDesk, StoryPresence?>(desk => desk.ShowAsync(_story, "Body", isOpening: true, person, Ct));
            await using var db = store.NewDb();
            var newest = await db.Revisions.AsNoTracking().Include(r => r.Captions).Include(r => r.Tags).ThenInclude(t => t.Tag).AsSplitQuery()
                .Where(r => r.ArticleId == _story).OrderByDescending(r => r.Number).FirstAsync(Ct);
            _desks[person] = (newest.Number, DraftText.Of(newest));
        }

        private async Task SettleAsync(Actor person)
        {
            await using var db = store.NewDb();
            var open = (await db.BranchesOfAsync(_story, Ct)).Where(branch => branch.SettledAt is null).ToList();
            if (open.Count == 0)
                return;
            var branch = open[lot.Next(open.Count)];
            if (lot.Next(4) == 0)
            {
                await WithAsync<BranchDesk, IReadOnlyList<Problem>?>(desk => desk.DiscardAsync(_story, branch.Id, person, Ct));
                return;
            }

            var shown = (await db.MergedBranchAsync(_story, branch.Id, null, null, Ct))!;
            var choices = shown.Merged.Collisions.Select(_ => (MergeChoice)lot.Next(3)).ToList();
            var typed = lot.Next(2) == 0 ? shown.Merged.Text : Edit(shown.Merged.Text);
            var saved = await WithAsync<Drafting, SaveResult?>(drafting => drafting.SaveAsync(_story, shown.Story.Number, typed, new BranchChoices(shown.Place, choices), person, Ct));
            Assert.True(saved!.Saved);
            await OpenAsync(person);
        }

        private DraftText Edit(DraftText text)
        {
            var paragraphs = text.Body.Split("\n\n").ToList();
            var at = lot.Next(paragraphs.Count);
            switch (lot.Next(5))
            {
                case 0:
                    return text with { Headline = Sentence() };
                case 1:
                    paragraphs.Insert(at, Sentence());
                    break;
                case 2 when paragraphs.Count > 1:
                    paragraphs.RemoveAt(at);
                    break;
                case 3:
                    return text with { Captions = [.. text.Captions.Take(2), new DraftCaption { Caption = Sentence() }] };
                default:
                    paragraphs[at] = lot.Next(2) == 0 ? $"{paragraphs[at]} {Sentence()}" : Sentence();
                    break;
            }

            return text with { Body = string.Join("\n\n", paragraphs) };
        }

        private SaveResult Acknowledge(DraftText text, SaveResult? saved)
        {
            Assert.True(saved is { Saved: true } or { Kept: not null }, string.Join(' ', saved?.Problems.Select(problem => problem.Text) ?? ["no story"]));
            foreach (var words in new[] { text.Headline, text.Body }.Concat(text.Captions.Select(caption => caption.Caption)))
                _acknowledged.UnionWith(words.Split('.', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(sentence => sentence + "."));
            return saved!;
        }

        private async Task<string> EverythingAsync()
        {
            await using var db = store.NewDb();
            var texts = await db.Revisions.Where(r => r.ArticleId == _story).Select(r => r.Headline + "\n" + r.Body).ToListAsync(Ct);
            var captions = await db.PhotoUses.Where(u => u.ArticleId == _story).Select(u => u.Caption!).ToListAsync(Ct);
            var kept = await db.BranchTexts.Where(t => db.Branches.Any(b => b.Id == t.BranchId && b.ArticleId == _story)).Select(t => t.Text).ToListAsync(Ct);
            return string.Join('\n', texts.Concat(captions).Concat(kept));
        }

        private string Sentence() => $"Sentence {++_sentences} of {_story} in {lot.Next(1_000_000)}.";

        private async Task<T> WithAsync<TService, T>(Func<TService, Task<T>> work) where TService : notnull
        {
            await using var scope = _process.CreateAsyncScope();
            return await work(scope.ServiceProvider.GetRequiredService<TService>());
        }
    }
}
