"""Counts the tokens of a config folder by UTC day and model, without a line of the program's own code.

usage: count-tokens.py FOLDER; writes {"<day> <model>": [calls, input, output, write 5 min, write 1 h, read]}.
"""
import datetime
import json
import os
import sys

home = os.path.join(sys.argv[1], 'projects')
calls = {}  # key -> {'real' or 'mirror': [time, model, figures]}


def whole(value):
    try:
        return max(0, int(float(value)))
    except (TypeError, ValueError):
        return 0


def records(file):
    """Every JSON object of a file; several on one line, and lines that are none, do occur."""
    decoder = json.JSONDecoder()
    with open(file, encoding='utf-8-sig', errors='replace', newline='\n') as lines:
        for line in lines:
            line = line.strip()
            try:
                while line:
                    value, end = decoder.raw_decode(line)
                    line = line[end:].lstrip()
                    if isinstance(value, dict):
                        yield value
            except ValueError:
                continue


def figures(usage):
    split = usage.get('cache_creation') or {}
    hour, five = whole(split.get('ephemeral_1h_input_tokens')), whole(split.get('ephemeral_5m_input_tokens'))
    flat = max(whole(usage.get('cache_creation_input_tokens')), hour + five)
    read = whole(usage.get('cache_read_input_tokens'))
    return [whole(usage.get('input_tokens')), whole(usage.get('output_tokens')), flat - hour, hour, read]


def note(record, outer, time, kind):
    message = record.get('message') or {}
    usage, model = message.get('usage'), message.get('model')
    key = message.get('id') or record.get('requestId') or outer.get('uuid')
    if not isinstance(usage, dict) or not model or model == '<synthetic>' or not key:
        return
    call = calls.setdefault(key, {}).setdefault(kind, [time, model, [0] * 5])
    if time < call[0]:
        call[:2] = [time, model]
    call[2] = [max(pair) for pair in zip(call[2], figures(usage))]


for folder, _, names in os.walk(home):
    for name in sorted(names):
        if not name.endswith('.jsonl') or name == 'journal.jsonl' or '.orphaned' in name or '.superseded' in name:
            continue
        file = os.path.join(folder, name)
        time = datetime.datetime.fromtimestamp(os.path.getmtime(file), datetime.timezone.utc).isoformat()
        for record in records(file):
            time = record.get('timestamp') or time
            if record.get('type') == 'assistant':
                note(record, record, time, 'real')
            elif record.get('type') == 'progress':
                note((record.get('data') or {}).get('message') or {}, record, time, 'mirror')

days = {}
for call in calls.values():
    time, model, tokens = call.get('real') or call['mirror']
    sums = days.setdefault(f'{time[:10]} {model}', [0] * 6)
    for place, figure in enumerate([1, *tokens]):
        sums[place] += figure
print(json.dumps(days))
