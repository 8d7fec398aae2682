using System.Security.Cryptography;
using System.Text;

namespace NewsSite.Web.Security;

/// <summary>
/// At most ten failed sign-ins an hour for an address that is typed, whether there is an account or not. An attempt counts before its password is
/// checked and is given back when it was right, so that guesses side by side do not slip through. Each node counts for itself; the lockout in
/// the store counts over all of them.
/// </summary>
internal sealed class SignInLimit(TimeProvider clock)
{
    /// <summary>Failures in <see cref="Window"/>.</summary>
    public const int Most = 10;

    /// <summary>Over which time they count.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private const int SweepAt = 10_000;

    private readonly Dictionary<string, (DateTimeOffset Since, int Count)> _attempts = [];
    private readonly Lock _gate = new();

    /// <summary>Counts an attempt.</summary>
    /// <returns>Null when it may go on; otherwise how long to wait.</returns>
    public TimeSpan? Begin(string email)
    {
        var now = clock.GetUtcNow();
        lock (_gate)
        {
            if (_attempts.Count >= SweepAt)
                Sweep(now);
            var (since, count) = _attempts.GetValueOrDefault(Key(email), (now, 0));
            if (now - since >= Window)
                (since, count) = (now, 0);
            if (count >= Most)
                return since + Window - now;
            _attempts[Key(email)] = (since, count + 1);
            return null;
        }
    }

    /// <summary>The password was right: what was counted is forgotten.</summary>
    public void Forget(string email)
    {
        lock (_gate)
            _attempts.Remove(Key(email));
    }

    private void Sweep(DateTimeOffset now)
    {
        foreach (var (key, attempt) in _attempts.ToList())
        {
            if (now - attempt.Since >= Window)
                _attempts.Remove(key);
        }
    }

    // A hash: addresses of any length take the same room, and a memory dump holds no list of them.
    private static string Key(string email) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(email.Trim().ToLowerInvariant())));
}
