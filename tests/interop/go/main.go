// Checks our checkpoints, proofs and tiles with Go's reference client
// (golang.org/x/mod/sumdb/note and tlog). Reads a case as JSON on standard input;
// prints "ok" or the first thing that is wrong.
package main

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type inclusion struct {
	Index int64
	Leaf  string
	Path  []string
}

type consistency struct {
	OldSize int64
	OldRoot string
	Path    []string
}

type testCase struct {
	Verifier    string
	Checkpoint  string
	Inclusions  []inclusion
	Consistency []consistency
	Tiles       map[string]string
	Signer      string
}

func fail(format string, values ...any) {
	fmt.Printf(format+"\n", values...)
	os.Exit(1)
}

func must(err error) {
	if err != nil {
		fail("%v", err)
	}
}

func hash(text string) tlog.Hash {
	raw, err := base64.StdEncoding.DecodeString(text)
	must(err)
	if len(raw) != tlog.HashSize {
		fail("hash of %d bytes", len(raw))
	}
	var found tlog.Hash
	copy(found[:], raw)
	return found
}

func hashes(texts []string) []tlog.Hash {
	found := make([]tlog.Hash, len(texts))
	for i, text := range texts {
		found[i] = hash(text)
	}
	return found
}

// parse reads a C2SP checkpoint: origin, size, root.
func parse(text string) (int64, tlog.Hash) {
	lines := strings.Split(text, "\n")
	var size int64
	_, err := fmt.Sscanf(lines[1], "%d", &size)
	must(err)
	return size, hash(lines[2])
}

type shelf map[string]string

func (s shelf) Height() int { return 8 }

func (s shelf) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var found [][]byte
	for _, tile := range tiles {
		path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
		data, ok := s[path]
		if !ok {
			return nil, fmt.Errorf("no tile %s", path)
		}
		raw, err := base64.StdEncoding.DecodeString(data)
		if err != nil {
			return nil, err
		}
		found = append(found, raw)
	}
	return found, nil
}

func (s shelf) SaveTiles([]tlog.Tile, [][]byte) {}

func main() {
	var one testCase
	must(json.NewDecoder(os.Stdin).Decode(&one))
	verifier, err := note.NewVerifier(one.Verifier)
	must(err)
	opened, err := note.Open([]byte(one.Checkpoint), note.VerifierList(verifier))
	must(err)
	size, root := parse(opened.Text)
	for _, proof := range one.Inclusions {
		leaf, err := base64.StdEncoding.DecodeString(proof.Leaf)
		must(err)
		must(tlog.CheckRecord(hashes(proof.Path), size, root, proof.Index, tlog.RecordHash(leaf)))
	}
	for _, proof := range one.Consistency {
		must(tlog.CheckTree(hashes(proof.Path), size, root, proof.OldSize, hash(proof.OldRoot)))
	}
	reader := tlog.TileHashReader(tlog.Tree{N: size, Hash: root}, shelf(one.Tiles))
	for _, proof := range one.Inclusions {
		made, err := tlog.ProveRecord(size, proof.Index, reader)
		must(err)
		if fmt.Sprint(made) != fmt.Sprint(tlog.RecordProof(hashes(proof.Path))) {
			fail("the proof of %d from tiles is another", proof.Index)
		}
	}
	signer, err := note.NewSigner(one.Signer)
	must(err)
	signed, err := note.Sign(&note.Note{Text: opened.Text}, signer)
	must(err)
	if string(signed) != one.Checkpoint {
		fail("the same key signs something else")
	}
	fmt.Println("ok")
}
