namespace NewsSite.Core.Publishing.Merging;

/// <summary>
/// Merges the captions of two texts. A caption is known again by its photo, its words or its place; each of its fields is merged by itself. One that a
/// side took out and the other changed collides.
/// </summary>
internal static class DraftCaptionMerge
{
    private const string OrderOfCaptions = "Order of the captions";

    /// <summary>The merged captions in order.</summary>
    public static IReadOnlyList<DraftCaption> Of(DraftMerge merge, IReadOnlyList<DraftCaption> before, IReadOnlyList<DraftCaption> mine, IReadOnlyList<DraftCaption> theirs)
    {
        if (theirs.SequenceEqual(before) || theirs.SequenceEqual(mine))
            return mine;
        var own = Keyed(before, mine, []);
        var others = Keyed(before, theirs, own);
        var kept = new Dictionary<int, (DraftCaption? Mine, DraftCaption? Theirs)>();
        foreach (var key in Enumerable.Range(0, before.Count).Concat(own.Keys).Concat(others.Keys).Distinct())
        {
            if (Keep(merge, key, key >= 0 && key < before.Count ? before[key] : null, own.GetValueOrDefault(key), others.GetValueOrDefault(key)) is { } sides)
                kept[key] = sides;
        }

        var merged = new List<DraftCaption>();
        foreach (var key in Order(merge, before, own, others).Where(kept.ContainsKey))
            merged.Add(One(merge, $"Caption {merged.Count + 1}", key < before.Count ? before[key] : null, kept[key]));
        return merged;
    }

    // Each caption of a side under the place of the one that it was before; new ones under numbers behind those, the same for the same words on both sides.
    private static OrderedDictionary<int, DraftCaption> Keyed(IReadOnlyList<DraftCaption> before, IReadOnlyList<DraftCaption> side, OrderedDictionary<int, DraftCaption> other)
    {
        var places = new int?[side.Count];
        var free = Enumerable.Range(0, before.Count).ToHashSet();
        Match((was, now, _, _) => was == now);
        Match((was, now, _, _) => was.PhotoId is not null && was.PhotoId == now.PhotoId);
        Match((was, now, _, _) => was.Caption.Length > 0 && was.Caption == now.Caption);
        Match((_, _, from, to) => before.Count == side.Count && from == to);

        var keyed = new OrderedDictionary<int, DraftCaption>();
        var next = Math.Max(before.Count, other.Count == 0 ? 0 : other.Keys.Max() + 1);
        for (var i = 0; i < side.Count; i++)
        {
            var twin = other.Where(pair => pair.Key >= before.Count && pair.Value == side[i] && !keyed.ContainsKey(pair.Key)).Select(pair => (int?)pair.Key).FirstOrDefault();
            keyed.Add(places[i] ?? twin ?? next++, side[i]);
        }

        return keyed;

        void Match(Func<DraftCaption, DraftCaption, int, int, bool> same)
        {
            for (var i = 0; i < side.Count; i++)
            {
                if (places[i] is not null || free.Order().Cast<int?>().FirstOrDefault(place => same(before[place!.Value], side[i], place.Value, i)) is not { } found)
                    continue;
                places[i] = found;
                free.Remove(found);
            }
        }
    }

    // Null: it is gone. A caption that one side took out is passed on as the other side has it.
    private static (DraftCaption? Mine, DraftCaption? Theirs)? Keep(DraftMerge merge, int key, DraftCaption? before, DraftCaption? mine, DraftCaption? theirs)
    {
        var part = $"Caption {key + 1}";
        switch (mine, theirs)
        {
            case (null, null):
                return null;
            case ({ }, { }):
                return (mine, theirs);
            case ({ }, null) when before is null:
                return (mine, null);
            case (null, { }) when before is null:
                merge.Take("A new caption");
                return (null, theirs);
            case ({ }, null) when mine == before:
                merge.Take($"{part} taken out");
                return null;
            case ({ }, null):
                return merge.Choose(part, Say(before), Say(mine), "") == MergeChoice.Theirs ? null : (mine, null);
            default:
                return theirs == before || merge.Choose(part, Say(before), "", Say(theirs)) != MergeChoice.Theirs ? null : (null, theirs);
        }
    }

    private static DraftCaption One(DraftMerge merge, string part, DraftCaption? before, (DraftCaption? Mine, DraftCaption? Theirs) sides)
    {
        if (sides is not ({ } mine, { } theirs) || before is null)
            return sides.Mine ?? sides.Theirs!;
        return mine with
        {
            PhotoId = merge.One($"{part}, photo", before.PhotoId, mine.PhotoId, theirs.PhotoId, id => id is { } photo ? T($"Photo {photo}") : T("No photo")),
            Caption = merge.One(part, before.Caption, mine.Caption, theirs.Caption, text => text),
            Credit = merge.One($"{part}, credit", before.Credit, mine.Credit, theirs.Credit, text => text),
            AlternativeText = merge.One($"{part}, alternative text", before.AlternativeText, mine.AlternativeText, theirs.AlternativeText, text => text),
            IsDecorative = merge.One($"{part}, decorative", before.IsDecorative, mine.IsDecorative, theirs.IsDecorative, is_ => is_ ? T("Decorative") : T("Not decorative")),
        };
    }

    // The side that moved captions has its way with the order; the other's new ones come behind what they stood behind.
    private static List<int> Order(DraftMerge merge, IReadOnlyList<DraftCaption> before, OrderedDictionary<int, DraftCaption> mine, OrderedDictionary<int, DraftCaption> theirs)
    {
        var common = Enumerable.Range(0, before.Count).Where(key => mine.ContainsKey(key) && theirs.ContainsKey(key)).ToList();
        var (own, others) = (mine.Keys.Where(common.Contains).ToList(), theirs.Keys.Where(common.Contains).ToList());
        var isMine = others.SequenceEqual(common) || others.SequenceEqual(own);
        if (!isMine && own.SequenceEqual(common))
            merge.Take(OrderOfCaptions);
        else if (!isMine)
            isMine = merge.Choose(OrderOfCaptions, Lines(common, mine), Lines(own, mine), Lines(others, theirs)) != MergeChoice.Theirs;

        var order = (isMine ? mine : theirs).Keys.ToList();
        var behind = -1;
        foreach (var key in (isMine ? theirs : mine).Keys)
        {
            if (order.IndexOf(key) is var at and >= 0)
                behind = at;
            else
                order.Insert(++behind, key);
        }

        return order;
    }

    private static string Lines(List<int> keys, OrderedDictionary<int, DraftCaption> captions) => string.Join('\n', keys.Select((key, place) => $"{place + 1}. {Say(captions[key])}"));

    private static string Say(DraftCaption? caption) => caption is null ? "" : string.Join(" · ", new[]
    {
        caption.PhotoId is { } photo ? T($"Photo {photo}") : "", caption.Caption, caption.Credit, caption.AlternativeText,
    }.Where(text => text.Length > 0));
}
